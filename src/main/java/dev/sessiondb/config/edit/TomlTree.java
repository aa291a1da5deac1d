package dev.sessiondb.config.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** What tomlj read, as a tree without places. */
final class TomlTree {
    private TomlTree() {}

    static Tree of(TomlTable table) {
        List<Tree.Entry> entries = new ArrayList<>();
        table.entrySet()
                .forEach(entry -> entries.add(new Tree.Entry(entry.getKey(), Span.NONE, value(entry.getValue()))));
        return new Tree.Mapping(Span.NONE, "", true, entries);
    }

    private static Tree value(Object value) {
        if (value instanceof TomlTable table) {
            return of(table);
        }
        if (value instanceof TomlArray array) {
            List<Tree> items = new ArrayList<>();
            array.toList().forEach(item -> items.add(value(item)));
            return new Tree.Sequence(Span.NONE, "", items);
        }
        String type = value instanceof String
                ? Tree.TEXT
                : value.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return new Tree.Scalar(Span.NONE, "", type, value.toString());
    }
}
