package dev.sessiondb.sqlite;

/** How a database file is opened. */
enum Access {
    /** Takes part in SQLite's locking; {@code readonly_shm} keeps the bytes of {@code -shm} as they are. */
    READ_ONLY("read-only", "mode=ro&readonly_shm=1", true),
    /** Without locks and without looking at {@code -wal} or {@code -journal}; only right while nobody writes. */
    IMMUTABLE("immutable", "mode=ro&immutable=1", true),
    /** A copy of all its files in a directory of our own, where SQLite may recover it. */
    PRIVATE_COPY("private copy", "mode=rw", false);

    private final String label;
    private final String parameters;
    private final boolean readOnly;

    Access(String label, String parameters, boolean readOnly) {
        this.label = label;
        this.parameters = parameters;
        this.readOnly = readOnly;
    }

    /** As {@code SourceDescription} names it. */
    String label() {
        return label;
    }

    /** The query part of SQLite's file URI; see "Uniform Resource Identifiers" in its documentation. */
    String parameters() {
        return parameters;
    }

    boolean readOnly() {
        return readOnly;
    }
}
