package dev.sessiondb.store;

/** A destination that nobody else can use. */
public interface FileClaim extends AutoCloseable {

    /**
     * Puts the content in place: written beside it, synced and read back, and only then given its name; what SQLite kept beside the old file goes. Mode and owner of the old file stay, a new one has mode 0600.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code RESTORE_FAILED}, {@code LOCKED} or {@code INTERRUPTED}; then the destination is as it was, unless its state says otherwise
     */
    void replace(FileContent content);

    /** Lets the others in again. */
    @Override
    void close();
}
