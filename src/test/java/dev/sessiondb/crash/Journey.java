package dev.sessiondb.crash;

import java.util.List;

/** A command that is killed, and what there is before it. {@code {home}} stands for the directory of the trial. */
enum Journey {
    /** Into an empty schema: every table is moved there. */
    MOVE(Kind.TO_SERVER, "migrate", "to", "postgres", "--sqlite-path", "{home}/app.db", "--execute"),

    /** The same, and the config file is changed. */
    CUT_OVER(Kind.TO_SERVER, "migrate", "to", "postgres", "--execute", "--set-default"),

    /** Tables are there with some of the rows, others are not: both ways of publishing in one transaction. */
    MERGE(Kind.TO_SERVER, "migrate", "to", "postgres", "--sqlite-path", "{home}/app.db", "--execute"),

    /** Rows are deleted, replaced and inserted. */
    RESTORE_SERVER(Kind.TO_SERVER, "restore", "--backup", "{home}/app.db", "--to", "postgres", "--execute"),

    /** The SQLite file is replaced by what PostgreSQL holds. */
    TO_SQLITE(
            Kind.FROM_SERVER,
            "migrate",
            "to",
            "sqlite",
            "--from",
            "postgres",
            "--sqlite-path",
            "{home}/app.db",
            "--replace",
            "--execute"),

    /** A JSON file is made of PostgreSQL. */
    TO_JSON(
            Kind.FROM_SERVER,
            "migrate",
            "to",
            "json",
            "{home}/app.json",
            "--from",
            "postgres",
            "--replace",
            "--execute"),

    /** The SQLite file is replaced by another. */
    RESTORE_FILE(
            Kind.FILES,
            "restore",
            "--backup",
            "{home}/other.db",
            "--to",
            "sqlite",
            "--sqlite-path",
            "{home}/app.db",
            "--execute");

    /** Which sides a journey writes to. */
    enum Kind {
        TO_SERVER,
        FROM_SERVER,
        FILES
    }

    private final Kind kind;
    private final List<String> arguments;

    Journey(Kind kind, String... arguments) {
        this.kind = kind;
        this.arguments = List.of(arguments);
    }

    Kind kind() {
        return kind;
    }

    String[] arguments(Object home) {
        return arguments.stream()
                .map(argument -> argument.replace("{home}", home.toString()))
                .toArray(String[]::new);
    }
}
