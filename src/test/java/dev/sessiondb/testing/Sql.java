package dev.sessiondb.testing;

/** Names and texts, as both databases write them. */
final class Sql {

    private Sql() {}

    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
