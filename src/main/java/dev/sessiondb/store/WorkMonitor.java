package dev.sessiondb.store;

/** Hears of what work on a server is waiting for, and can ask for its end. */
public interface WorkMonitor {

    /** For work that nobody watches and nobody cancels. */
    WorkMonitor NONE = new WorkMonitor() {};

    /** Something the operator should read, such as that a connection is tried again. */
    default void note(String message) {}

    /** Has {@code cancel} run, by another thread, once the operator asks for the end; at once when that was asked already. */
    default void onCancel(Runnable cancel) {}
}
