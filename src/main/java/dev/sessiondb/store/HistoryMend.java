package dev.sessiondb.store;

/** One thing to mend in a schema history. */
public sealed interface HistoryMend {

    /** The row it is about. */
    int rank();

    /** A row of a migration that failed is removed. */
    record RemoveFailed(int rank) implements HistoryMend {}

    /** A row takes on its script's checksum and description. */
    record Realign(int rank, int checksum, String description) implements HistoryMend {}

    /** A version whose script is gone counts no more; a row of its own says so, as Flyway writes it. */
    record MarkDeleted(int rank) implements HistoryMend {}
}
