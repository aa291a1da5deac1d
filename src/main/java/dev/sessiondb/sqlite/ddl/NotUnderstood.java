package dev.sessiondb.sqlite.ddl;

/** Thrown inside this package where a text isn't understood; becomes an empty Optional at its edge. */
final class NotUnderstood extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotUnderstood(String what) {
        super(what, null, false, false);
    }
}
