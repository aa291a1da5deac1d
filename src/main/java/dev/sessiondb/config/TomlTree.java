package dev.sessiondb.config;

import dev.sessiondb.config.ConfigNode.Kind;
import dev.sessiondb.config.ConfigNode.Member;
import dev.sessiondb.config.ConfigNode.Scalar;
import dev.sessiondb.config.ConfigNode.Section;
import dev.sessiondb.config.ConfigNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Reads TOML. */
final class TomlTree {
    private TomlTree() {}

    static Optional<ConfigNode> parse(String text) throws ConfigSyntaxException {
        TomlParseResult result = Toml.parse(text);
        if (result.hasErrors()) {
            TomlParseError first = result.errors().get(0);
            throw new ConfigSyntaxException(first.position().line(), "cannot be read as TOML: " + first.getMessage());
        }
        return Optional.of(section(result, 1));
    }

    private static Section section(TomlTable table, int line) {
        List<Member> members = new ArrayList<>();
        for (String key : table.keySet()) {
            TomlPosition position = table.inputPositionOf(List.of(key));
            int at = position == null ? line : position.line();
            Object value = table.get(List.of(key));
            if (value != null) {
                members.add(new Member(key, at, node(value, at)));
            }
        }
        return new Section(line, members);
    }

    private static ConfigNode node(Object value, int line) {
        if (value instanceof TomlTable table) {
            return section(table, line);
        }
        if (value instanceof TomlArray) {
            return new Sequence(line);
        }
        return new Scalar(line, kind(value), value.toString());
    }

    private static Kind kind(Object value) {
        if (value instanceof String) {
            return Kind.TEXT;
        }
        if (value instanceof Number) {
            return Kind.NUMBER;
        }
        return value instanceof Boolean ? Kind.TRUTH : Kind.OTHER;
    }
}
