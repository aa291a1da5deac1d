package dev.sessiondb.config;

import dev.sessiondb.config.ConfigNode.Kind;
import dev.sessiondb.config.ConfigNode.Member;
import dev.sessiondb.config.ConfigNode.Scalar;
import dev.sessiondb.config.ConfigNode.Section;
import dev.sessiondb.config.ConfigNode.Sequence;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads YAML without making objects of it: tags are looked at, never followed. Aliases and merge keys are resolved, within bounds. */
final class YamlTree {
    private static final int MAXIMUM_DEPTH = 20;
    private static final int MAXIMUM_ALIASES = 50;
    private static final int MAXIMUM_NODES = 10_000;
    private static final Map<Tag, Kind> KINDS = Map.of(
            Tag.STR, Kind.TEXT,
            Tag.INT, Kind.NUMBER,
            Tag.FLOAT, Kind.NUMBER,
            Tag.BOOL, Kind.TRUTH,
            Tag.NULL, Kind.NULL);

    private int nodes;

    private YamlTree() {}

    static Optional<ConfigNode> parse(String text) throws ConfigSyntaxException {
        try {
            Node root = yaml().compose(new StringReader(text));
            return root == null ? Optional.empty() : Optional.of(new YamlTree().node(root, 0));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : line(e.getProblemMark().getLine());
            throw new ConfigSyntaxException(line, "cannot be read as YAML: " + reason(e));
        } catch (YAMLException e) {
            throw new ConfigSyntaxException(1, "cannot be read as YAML: " + e.getMessage());
        }
    }

    /** Without the alias that the parser quotes: it may be a piece of a password. */
    private static String reason(MarkedYAMLException failure) {
        return String.valueOf(failure.getProblem()).replaceFirst("(?s)(undefined alias) .*", "$1");
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(MAXIMUM_ALIASES);
        options.setNestingDepthLimit(MAXIMUM_DEPTH);
        return new Yaml(new SafeConstructor(options));
    }

    private ConfigNode node(Node node, int depth) throws ConfigSyntaxException {
        int line = line(node.getStartMark().getLine());
        nodes++;
        if (depth > MAXIMUM_DEPTH || nodes > MAXIMUM_NODES) {
            throw new ConfigSyntaxException(line, "holds too much: aliases within aliases are not followed any deeper");
        }
        if (node instanceof MappingNode mapping) {
            return new Section(line, members(mapping, depth));
        }
        if (node instanceof ScalarNode scalar) {
            return new Scalar(line, KINDS.getOrDefault(scalar.getTag(), Kind.OTHER), text(scalar));
        }
        return new Sequence(line);
    }

    private static String text(ScalarNode scalar) {
        return KINDS.containsKey(scalar.getTag()) || scalar.getTag().equals(Tag.TIMESTAMP)
                ? scalar.getValue()
                : scalar.getTag().getValue();
    }

    private List<Member> members(MappingNode mapping, int depth) throws ConfigSyntaxException {
        List<Member> members = new ArrayList<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
                merge(tuple.getValueNode(), depth, members);
            } else {
                int line = line(tuple.getKeyNode().getStartMark().getLine());
                members.add(new Member(key(tuple), line, node(tuple.getValueNode(), depth + 1)));
            }
        }
        return members;
    }

    private void merge(Node merged, int depth, List<Member> members) throws ConfigSyntaxException {
        if (merged instanceof SequenceNode list) {
            for (Node each : list.getValue()) {
                merge(each, depth + 1, members);
            }
        } else if (node(merged, depth + 1) instanceof Section section) {
            section.members().forEach(m -> members.add(new Member(m.key(), m.line(), m.node(), true)));
        }
    }

    private static String key(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
    }

    private static int line(int index) {
        return index + 1;
    }
}
