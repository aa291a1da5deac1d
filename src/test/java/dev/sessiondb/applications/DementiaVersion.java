package dev.sessiondb.applications;

/** The versions of the file that are still in use. */
public enum DementiaVersion {
    /** Before 4.0: half of the tables, and no embeddings. */
    OLDER("sqlite-older.sql"),
    /** Without previews, key concepts, related contexts and access counts, and without the three tables of 4.1. */
    V4_0("sqlite-4.0.sql"),
    V4_1("sqlite-4.1.sql");

    private final String script;

    DementiaVersion(String script) {
        this.script = script;
    }

    String script() {
        return "dementia/" + script;
    }
}
