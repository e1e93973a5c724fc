/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** A place in a mapping file; lines and columns count from 1, line 0 stands for the whole file. */
record Location(String file, int line, int column) {
    static Location of(String file, Node node) {
        return of(file, node.getStartMark());
    }

    static Location of(String file, Mark mark) {
        return mark == null ? whole(file) : new Location(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    static Location whole(String file) {
        return new Location(file, 0, 0);
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
