package dev.sessiondb.io;

import java.io.InterruptedIOException;

/** Lets a long loop stop soon after its thread is interrupted. */
public final class Interrupts {

    private Interrupts() {}

    /** The thread's flag stays set. */
    public static void check() throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted");
        }
    }
}
