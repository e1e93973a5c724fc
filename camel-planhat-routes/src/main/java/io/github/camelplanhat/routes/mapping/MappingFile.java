/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Reads a mapping file into rules, without knowing the object that they are for. It works on the YAML nodes rather than
 * on loaded values, because only the nodes know their lines.
 */
final class MappingFile {
    private final String file;
    private final List<Problem> problems;
    private final List<FieldRule> rules = new ArrayList<>();

    private MappingFile(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The rules in the order of the file; what cannot be understood is added to the problems. */
    static List<FieldRule> read(String file, Reader text, List<Problem> problems) {
        MappingFile reader = new MappingFile(file, problems);
        reader.readAll(text);
        return reader.rules;
    }

    private void readAll(Reader text) {
        Node root;
        try {
            root = new Yaml(new LoaderOptions()).compose(text);
        } catch (MarkedYAMLException e) {
            problems.add(Problem.error(Location.of(file, e.getProblemMark()), "not YAML: " + e.getProblem()));
            return;
        } catch (YAMLException e) {
            problems.add(Problem.error(Location.whole(file), "not YAML: " + e.getMessage()));
            return;
        }
        if (root == null) {
            problems.add(
                    Problem.error(Location.whole(file), "the file is empty; write lines such as name: ACCOUNT_NAME"));
        } else if (root instanceof MappingNode map) {
            readFields(map);
        } else {
            problems.add(Problem.error(
                    Location.of(file, root),
                    "a mapping is a YAML map of target field to source, such as name: ACCOUNT_NAME"));
        }
    }

    private void readFields(MappingNode map) {
        for (NodeTuple entry : map.getValue()) {
            String target = scalar(entry.getKeyNode(), "a target field");
            if (FieldRule.CUSTOM.equals(target) && entry.getValueNode() instanceof MappingNode customs) {
                readCustomFields(customs);
            } else if (target != null) {
                readRule(target, entry);
            }
        }
    }

    private void readCustomFields(MappingNode customs) {
        for (NodeTuple entry : customs.getValue()) {
            String name = scalar(entry.getKeyNode(), "the name of a custom field");
            if (name != null) {
                readRule(FieldRule.CUSTOM + "." + name, entry);
            }
        }
    }

    private void readRule(String target, NodeTuple entry) {
        FieldRule rule =
                new FieldRuleReader(Location.of(file, entry.getKeyNode()), target, problems).read(entry.getValueNode());
        if (rule != null) {
            rules.add(rule);
        }
    }

    private String scalar(Node node, String what) {
        if (node instanceof ScalarNode s && !s.getValue().isBlank()) {
            return s.getValue();
        }
        problems.add(Problem.error(Location.of(file, node), "expected " + what));
        return null;
    }
}
