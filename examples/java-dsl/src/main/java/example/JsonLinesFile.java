/* SPDX-License-Identifier: Apache-2.0 */
package example;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;

import com.fasterxml.jackson.databind.ObjectMapper;

/** One record a line. */
public final class JsonLinesFile {
    private final ObjectMapper mapper = new ObjectMapper();

    /** @return how many records were written */
    public long write(Iterator<?> records, String file) throws IOException {
        long written = 0;
        try (Writer out = Files.newBufferedWriter(Path.of(file))) {
            while (records.hasNext()) {
                out.write(mapper.writeValueAsString(records.next()));
                out.write('\n');
                written++;
            }
        }
        return written;
    }
}
