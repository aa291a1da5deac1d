package dev.sessiondb.store;

/** Held by the one run that may write to a target schema; released by {@link #close}. */
public interface RunLock extends AutoCloseable {

    /**
     * Makes sure that the lock is still held; takes it again when it was lost with its connection.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code MIGRATION_FAILED} when that can't be done
     */
    void confirm();

    @Override
    void close();
}
