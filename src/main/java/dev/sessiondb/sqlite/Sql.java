package dev.sessiondb.sqlite;

import java.util.List;
import java.util.stream.Collectors;

/** Names as SQLite reads them. */
final class Sql {

    private Sql() {}

    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String quoteAll(List<String> names) {
        return names.stream().map(Sql::quote).collect(Collectors.joining(", "));
    }
}
