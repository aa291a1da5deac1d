package dev.sessiondb.applications;

/** The definitions of {@code sessions} that are still in use. */
public enum MinskyGeneration {
    /** Names in snake_case, short-lived. */
    G0,
    /** The first in camelCase; NULL keys are possible. */
    G1,
    /** Columns added by hand in snake_case, two of them for one field side by side. */
    G2,
    /** Pull requests. */
    G3,
    /** Without {@code branch}; with the table {@code __drizzle_migrations}. */
    G4,
    /** Activity. */
    G5;

    String script() {
        return "minsky/sqlite-" + name() + ".sql";
    }
}
