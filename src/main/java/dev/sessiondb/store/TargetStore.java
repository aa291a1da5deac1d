package dev.sessiondb.store;

import java.util.List;

/** A PostgreSQL database that may or may not answer. */
public interface TargetStore {

    /** Host, port and database without user or secret, such as {@code localhost:5432/app}. */
    String name();

    /** Checks that the server answers, that the login works and the database exists. Never throws; a failure's code is {@code TARGET_UNAVAILABLE}. */
    List<Check> probe();

    /**
     * Connects.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code TARGET_UNAVAILABLE}
     */
    Target open();
}
