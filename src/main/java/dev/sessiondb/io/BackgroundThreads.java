package dev.sessiondb.io;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Threads that work beside the one that made them, and don't keep the process alive. */
public final class BackgroundThreads implements Executor, AutoCloseable {
    private static final long GRACE_SECONDS = 30;

    private final ExecutorService threads;

    /**
     * Threads that are started as they are needed.
     *
     * @param name of each, in thread dumps
     * @param most how many work at once, from 1
     */
    public BackgroundThreads(String name, int most) {
        this.threads = Executors.newFixedThreadPool(most, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins it as soon as a thread is free. */
    public <T> Future<T> submit(Callable<T> task) {
        return threads.submit(task);
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    /** Interrupts what isn't done, and waits for it, half a minute at most. The thread's own interruption is kept. */
    @Override
    public void close() {
        threads.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
