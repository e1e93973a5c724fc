/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.file;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;

/**
 * The steps of {@code planhat-csv-source} and {@code planhat-json-lines-source} that YAML cannot say: a lazy iterator
 * over the rows of the files that the route has claimed.
 */
public final class FileSource implements AggregationStrategy {
    private static final String FILES = "CamelPlanhatSourceFiles";
    private static final String MORE = "planhatMoreFiles";

    private String format;
    private String directory;
    private String include;
    private String charset = "UTF-8";
    private String delimiter = ",";
    private String quote = "\"";
    private String columns;
    private String noFile = "fail";
    private FileFormat fileFormat;
    private Charset fileCharset;

    /** Checks the parameters: a wrong one stops the start of Camel. */
    public void start() {
        try {
            fileCharset = Charset.forName(charset);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "charset '" + charset + "' is unknown; write one such as UTF-8 or ISO-8859-1", e);
        }
        if (!noFile.equals("fail") && !noFile.equals("empty")) {
            throw new IllegalArgumentException("noFile is '" + noFile + "'; it must be fail or empty");
        }
        fileFormat =
                format.equals("csv") ? new CsvFormat(CsvSettings.of(delimiter, quote, columns)) : new JsonLinesFormat();
    }

    /** No file is claimed yet. */
    public void begin(Exchange exchange) {
        exchange.setProperty(FILES, new ArrayList<Path>());
        exchange.setVariable(MORE, true);
    }

    /** Keeps the next file, or remembers that there is none. */
    @Override
    public Exchange aggregate(Exchange exchange, Exchange claimed) {
        GenericFile<?> file = claimed == null ? null : claimed.getMessage().getBody(GenericFile.class);
        if (file == null) {
            exchange.setVariable(MORE, false);
        } else {
            files(exchange).add(Path.of(file.getAbsoluteFilePath()));
        }
        return exchange;
    }

    /** Answers with the rows of the claimed files. A file is opened when its turn comes. */
    public void read(Exchange exchange) {
        List<Path> files = files(exchange);
        exchange.removeProperty(FILES);
        exchange.removeVariable(MORE);
        if (files.isEmpty() && noFile.equals("fail")) {
            throw new SourceFileException("there is no file " + include + " in " + directory
                    + ". If that is as it should be, set noFile = empty");
        }
        exchange.getMessage().setBody(new FileRows(files, fileFormat, fileCharset));
    }

    @SuppressWarnings("unchecked")
    private static List<Path> files(Exchange exchange) {
        return exchange.getProperty(FILES, List.class);
    }

    /** {@code csv} or {@code jsonLines}. */
    public void setFormat(String format) {
        this.format = format;
    }

    public void setDirectory(String directory) {
        this.directory = directory;
    }

    public void setInclude(String include) {
        this.include = include;
    }

    public void setCharset(String charset) {
        this.charset = charset;
    }

    public void setDelimiter(String delimiter) {
        this.delimiter = delimiter;
    }

    public void setQuote(String quote) {
        this.quote = quote;
    }

    /** Null if the files have a header. */
    public void setColumns(String columns) {
        this.columns = columns;
    }

    public void setNoFile(String noFile) {
        this.noFile = noFile;
    }
}
