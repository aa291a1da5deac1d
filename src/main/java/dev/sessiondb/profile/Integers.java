package dev.sessiondb.profile;

/** How wide integer columns become. */
public enum Integers {
    /** Always {@code bigint}, as SQLite's are. */
    BIGINT,
    /** {@code smallint} and {@code integer} where the declared type says so and every value fits. */
    DECLARED
}
