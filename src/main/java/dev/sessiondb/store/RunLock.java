package dev.sessiondb.store;

/** Held by the one run that may write to a target schema; released by {@link #close}. */
public interface RunLock extends AutoCloseable {

    /**
     * Makes sure that the lock is still held.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code MIGRATION_FAILED} when its connection was lost
     */
    void confirm();

    @Override
    void close();
}
