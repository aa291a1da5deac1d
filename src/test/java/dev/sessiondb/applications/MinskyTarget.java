package dev.sessiondb.applications;

/** The versions of the table that the application makes in PostgreSQL. */
public enum MinskyTarget {
    /** With {@code branch} and {@code repo_path}. */
    EARLIER("postgres-earlier.sql"),
    CURRENT("postgres.sql"),
    /** With the columns of activity. */
    LATER("postgres-later.sql");

    private final String script;

    MinskyTarget(String script) {
        this.script = script;
    }

    String script() {
        return "minsky/" + script;
    }
}
