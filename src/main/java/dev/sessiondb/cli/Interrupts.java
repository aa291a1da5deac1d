package dev.sessiondb.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;

/**
 * Turns Ctrl-C and SIGTERM into an interrupt of the thread at work, and keeps the process alive until it has cleaned up and said so. The JVM then ends with 130 or 143 by itself.
 */
final class Interrupts {
    private static final long GRACE_SECONDS = 20;

    private final AtomicBoolean requested = new AtomicBoolean();
    private final CountDownLatch finished = new CountDownLatch(1);

    /** Whether the process was asked to end; it stays so. */
    boolean requested() {
        return requested.get();
    }

    /** Does the work, once. */
    int guard(IntSupplier work) {
        Thread worker = Thread.currentThread();
        Thread hook = new Thread(() -> interrupt(worker), "sessiondb-interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.getAsInt();
        } finally {
            release(hook);
        }
    }

    private void interrupt(Thread worker) {
        requested.set(true);
        worker.interrupt();
        try {
            finished.await(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void release(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            finished.countDown();
        }
    }
}
