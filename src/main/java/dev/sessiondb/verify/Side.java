package dev.sessiondb.verify;

/** The rows of one side, each value in canonical form or in words. */
sealed interface Side extends AutoCloseable permits SourceSide, TargetSide {

    boolean next();

    /** Replaces the buffer's content by the current row. */
    void write(CanonicalRow row);

    /** The value as the operator reads it, at most {@link Words#LONGEST} characters. */
    String words(int column);

    /** The value as its length and SHA-256, for values whose words look alike. */
    String fingerprint(int column);

    /** What tells the current row from others in a table without key; empty when there is nothing. */
    String rowName();

    @Override
    void close();
}
