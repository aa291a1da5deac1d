package dev.sessiondb.store;

import java.util.List;
import java.util.Optional;

/**
 * One consistent, read-only view of the target schema. Every method sees the same snapshot. Not thread-safe: one connection, so that a {@link TargetRows} is closed before the next call. Methods throw
 * {@code SessionDbException} with {@code TARGET_UNAVAILABLE}.
 */
public interface TargetSnapshot extends AutoCloseable {

    TargetDescription description();

    TargetSchema schema();

    /** What a table has besides its columns and keys. */
    TargetTableDetail detail(String table);

    /** Views, functions' triggers and whatever else of the schema isn't a table's own, each in words such as {@code view `v`}. */
    List<String> otherObjects();

    /** All rows, in no particular order. */
    TargetRows read(String table, List<ReadColumn> columns);

    /** Whether a column has a value that isn't NULL, nor that text. */
    boolean holds(String table, String column, Optional<String> except);

    /** The bytes of the largest value of a column of text, bytea or json; 0 when there is none. */
    long largest(String table, String column);

    /** How many significant digits the longest value of a numeric column has; 0 when there is none. */
    long mostDigits(String table, String column);

    /** What the schema's tables take on the server's disk. */
    long bytes();

    @Override
    void close();
}
