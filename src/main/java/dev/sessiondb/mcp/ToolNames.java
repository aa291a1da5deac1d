package dev.sessiondb.mcp;

/** What stands between {@code sessiondb} and the name of a tool. */
public enum ToolNames {
    /** {@code sessiondb.status}. */
    DOTTED("."),
    /** {@code sessiondb_status}, for clients that refuse a dot. */
    UNDERSCORED("_");

    private final String separator;

    ToolNames(String separator) {
        this.separator = separator;
    }

    String of(String tool) {
        return "sessiondb" + separator + tool;
    }

    /** A text that names tools as {@code sessiondb.status}, with these names. */
    String in(String text) {
        return text.replace(DOTTED.of(""), of(""));
    }
}
