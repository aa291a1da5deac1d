package dev.sessiondb.schema;

/** Writes PostgreSQL's identifiers and text literals. Every name and literal in generated SQL comes through here. */
public final class Identifiers {

    private Identifiers() {}

    /** The name in double quotes, quotes in it doubled. See the PostgreSQL documentation, "Identifiers and Key Words". */
    public static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** The text as a literal that reads the same under any {@code standard_conforming_strings}. */
    public static String literal(String text) {
        String doubled = text.replace("'", "''");
        return text.contains("\\") ? " E'" + doubled.replace("\\", "\\\\") + "'" : "'" + doubled + "'";
    }
}
