package dev.sessiondb.config;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads a YAML config file, with the line of every value; collects what is wrong with it. */
final class ConfigReader {
    private final Path file;
    private final Environment environment;
    private final List<String> problems;
    private final Map<String, ConfigFile.Entry> entries = new LinkedHashMap<>();

    ConfigReader(Path file, Environment environment, List<String> problems) {
        this.file = file;
        this.environment = environment;
        this.problems = problems;
    }

    ConfigFile read(Path base) {
        try (Reader reader = new StringReader(Files.readString(file))) {
            Node root = yaml().compose(reader);
            if (root != null) {
                root(root);
            }
        } catch (IOException e) {
            problems.add(file + ": cannot be read: " + e.getMessage());
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            problems.add(file + ":" + line + ": is not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            problems.add(file + ": is not YAML: " + e.getMessage());
        }
        return new ConfigFile(file, base, entries);
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(10);
        options.setNestingDepthLimit(20);
        return new Yaml(new SafeConstructor(options));
    }

    private void root(Node root) {
        if (!(root instanceof MappingNode mapping)) {
            problems.add(at(root) + "the file must be a mapping");
            return;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (key(tuple).equals("sessiondb")) {
                node("sessiondb", tuple.getValueNode());
            }
        }
    }

    private void node(String key, Node node) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                node(key + "." + key(tuple), tuple.getValueNode());
            }
            return;
        }
        if (!ConfigKeys.ALL.contains(key)) {
            problems.add(at(node) + "unknown key `" + key + "`; the nearest is `" + ConfigKeys.nearest(key) + "`");
            return;
        }
        if (!(node instanceof ScalarNode scalar) || !plain(scalar)) {
            problems.add(at(node) + "`" + key + "` must be a single value");
            return;
        }
        value(key, scalar);
    }

    private void value(String key, ScalarNode scalar) {
        int line = scalar.getStartMark().getLine() + 1;
        if (entries.containsKey(key)) {
            problems.add(at(scalar) + "`" + key + "` is given twice");
            return;
        }
        if (scalar.getTag().equals(Tag.NULL)) {
            return;
        }
        Variables.fill(scalar.getValue(), environment)
                .ifMissing(name -> problems.add(
                        at(scalar) + "`" + key + "`: the variable `" + name + "` is not set and has no default"))
                .ifFilled(value -> entries.put(key, new ConfigFile.Entry(value, line)));
    }

    private static boolean plain(ScalarNode scalar) {
        return List.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP)
                .contains(scalar.getTag());
    }

    private static String key(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
    }

    private String at(Node node) {
        return file + ":" + (node.getStartMark().getLine() + 1) + ": ";
    }
}
