package dev.sessiondb.backup;

import java.io.InterruptedIOException;

/** Lets a long loop stop soon after its thread is interrupted. */
final class Interrupts {

    private Interrupts() {}

    /** The thread's flag stays set. */
    static void check() throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted");
        }
    }
}
