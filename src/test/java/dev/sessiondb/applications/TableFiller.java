package dev.sessiondb.applications;

import dev.sessiondb.testing.Rows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows that look like an application's own, made from the definition of its tables; the same for the same seed. */
final class TableFiller {
    private final Connection sqlite;
    private final Vocabulary vocabulary;
    private final Words words;
    private final Map<String, List<Object>> keys = new HashMap<>();

    TableFiller(Connection sqlite, Vocabulary vocabulary, long seed) {
        this.sqlite = sqlite;
        this.vocabulary = vocabulary;
        this.words = new Words(seed);
    }

    /** A row that a UNIQUE constraint refuses is left out; tables that it refers to come first. */
    void fill(String table, int rows) throws SQLException {
        List<FilledColumn> columns = FilledColumn.of(sqlite, table, vocabulary);
        keys.put(table, new ArrayList<>());
        try (PreparedStatement insert = sqlite.prepareStatement(insert(table, columns))) {
            for (int row = 1; row <= rows; row++) {
                List<@Nullable Object> values = values(table, columns, row);
                for (int i = 0; i < values.size(); i++) {
                    insert.setObject(i + 1, values.get(i));
                }
                if (insert.executeUpdate() == 1) {
                    remember(table, columns, values);
                }
            }
        }
    }

    private static String insert(String table, List<FilledColumn> columns) {
        String names = columns.stream().map(c -> '"' + c.name() + '"').collect(Collectors.joining(", "));
        return "INSERT OR IGNORE INTO " + table + " (" + names + ") VALUES (" + "?, ".repeat(columns.size() - 1) + "?)";
    }

    private void remember(String table, List<FilledColumn> columns, List<@Nullable Object> values) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).key()) {
                Object key = values.get(i);
                keysOf(table).add(key != null ? key : lastRowid());
            }
        }
    }

    private Object lastRowid() throws SQLException {
        return String.valueOf(
                Rows.of(sqlite, "SELECT last_insert_rowid()").get(0).get(0));
    }

    private List<Object> keysOf(String table) {
        return keys.computeIfAbsent(table, name -> List.of());
    }

    private List<@Nullable Object> values(String table, List<FilledColumn> columns, int row) {
        List<@Nullable Object> values = new ArrayList<>();
        boolean first = true;
        for (FilledColumn column : columns) {
            Optional<String> referenced = column.references();
            if (referenced.isPresent()) {
                values.add(reference(table, column, referenced.get(), first ? row : words.number(1 << 20)));
                first = false;
            } else {
                values.add(value(table, column, row));
            }
        }
        return values;
    }

    private @Nullable Object reference(String table, FilledColumn column, String referenced, int number) {
        List<Object> there = keysOf(referenced);
        if (there.isEmpty() || (!column.required() && words.number(4) == 0)) {
            if (column.required()) {
                throw new IllegalStateException(table + "." + column.name() + " refers to no row of " + referenced);
            }
            return null;
        }
        return there.get(number % there.size());
    }

    private @Nullable Object value(String table, FilledColumn column, int row) {
        if (column.key()) {
            return column.declares("INT") ? null : vocabulary.key().apply(words, row);
        }
        Optional<List<?>> choices = vocabulary.choices(table, column.name());
        if (choices.isPresent()) {
            return words.oneOf(choices.get());
        }
        if (!column.required() && words.number(6) == 0) {
            return null;
        }
        return vocabulary.json(table, column.name()) || column.declares("JSON") ? words.json(row) : typed(column, row);
    }

    private Object typed(FilledColumn column, int row) {
        if (column.declares("BOOL")) {
            return words.number(2);
        }
        if (column.declares("DATETIME") || column.declares("TIMESTAMP")) {
            return vocabulary.time().apply(words, row);
        }
        if (column.declares("INT")) {
            return words.number(5000);
        }
        if (column.declares("REAL") || column.declares("FLOA")) {
            return column.namedAsTime() ? words.epochSeconds() : words.fraction();
        }
        return column.declares("BLOB") ? words.floats(8) : words.text(column.name(), row, column.longest());
    }
}
