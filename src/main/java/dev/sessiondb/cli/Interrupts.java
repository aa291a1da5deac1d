package dev.sessiondb.cli;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.migrate.RunListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C and SIGTERM: the first cancels what is at work, which then cleans up and says so; after a few seconds, or at the second, the process ends as it is. Nothing that isn't published is visible
 * then either, and the next run clears away what is left.
 */
final class Interrupts {
    private static final long GRACE_MILLISECONDS = 4_500;

    /** How long before that the last thing that a command does must be over. */
    private static final long MARGIN_MILLISECONDS = 250;

    private final AtomicReference<@Nullable Request> request = new AtomicReference<>();
    private final CountDownLatch finished = new CountDownLatch(1);
    private final List<Runnable> cancellations = new CopyOnWriteArrayList<>();
    private final Consumer<Problem> lastWords;
    private final Optional<RunListener> follower;
    private @Nullable Thread attended;

    private record Request(ErrorCode signal, long at) {
        static Request of(ErrorCode signal) {
            return new Request(signal, System.nanoTime());
        }
    }

    /** @param lastWords prints why the process ends before the work has, and ends it */
    Interrupts(Consumer<Problem> lastWords) {
        this.lastWords = lastWords;
        this.follower = Optional.empty();
    }

    /**
     * For work that {@link #cancel()} ends, and no signal.
     *
     * @param follower hears how the work goes on, instead of those who read what is printed
     */
    Interrupts(RunListener follower) {
        this.lastWords = problem -> {};
        this.follower = Optional.of(follower);
    }

    Optional<RunListener> follower() {
        return follower;
    }

    /** Whether the process was asked to end; it stays so. */
    boolean requested() {
        return request.get() != null;
    }

    /** How long a command may still take for what can be left out: so long, or what there is left of the time to clean up. */
    Duration left(Duration most) {
        Request asked = request.get();
        if (asked == null) {
            return most;
        }
        long milliseconds = (System.nanoTime() - asked.at()) / 1_000_000;
        Duration left = Duration.ofMillis(Math.max(0, GRACE_MILLISECONDS - MARGIN_MILLISECONDS - milliseconds));
        return left.compareTo(most) < 0 ? left : most;
    }

    /** Has that run once the process is asked to end. */
    void onRequest(Runnable cancel) {
        cancellations.add(cancel);
        if (requested()) {
            start(cancel);
        }
    }

    /** The same problem; an interrupted one under the name of the signal that was the reason. */
    Problem named(Problem problem) {
        Request asked = request.get();
        boolean terminated = asked != null && asked.signal() == ErrorCode.TERMINATED;
        return problem.code() == ErrorCode.INTERRUPTED && terminated
                ? new Problem(
                        ErrorCode.TERMINATED, problem.message(), problem.causedBy(), problem.state(), problem.hint())
                : problem;
    }

    /** Does the work, once. */
    int guard(IntSupplier work) {
        Thread worker = Thread.currentThread();
        Object first = Signals.register("INT", () -> received(ErrorCode.INTERRUPTED, worker));
        Object second = Signals.register("TERM", () -> received(ErrorCode.TERMINATED, worker));
        Thread hook = new Thread(() -> shutDown(worker), "sessiondb-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.getAsInt();
        } finally {
            finished.countDown();
            remove(hook);
            Signals.unregister("INT", first);
            Signals.unregister("TERM", second);
        }
    }

    /** Does the work, once, where signals are another's business. */
    int attend(IntSupplier work) {
        attended(Thread.currentThread());
        try {
            return work.getAsInt();
        } finally {
            attended(null);
        }
    }

    private synchronized void attended(@Nullable Thread worker) {
        attended = worker;
        if (worker != null && requested()) {
            worker.interrupt();
        }
    }

    /** Ends the work that is attended to, as Ctrl-C would; only the first time counts. */
    synchronized void cancel() {
        Thread worker = attended;
        if (request.compareAndSet(null, Request.of(ErrorCode.INTERRUPTED)) && worker != null) {
            cancel(worker);
        }
    }

    private void received(ErrorCode signal, Thread worker) {
        if (!request.compareAndSet(null, Request.of(signal))) {
            end("interrupted twice", signal);
        }
        cancel(worker);
        if (!finishedInTime()) {
            end("interrupted, and not everything could be cleaned up within 5 seconds", signal);
        }
    }

    private void end(String what, ErrorCode signal) {
        lastWords.accept(Problem.of(signal, what)
                .state(
                        "what the ledger doesn't call published isn't visible; a staging schema or temporary files may be left")
                .hint("look with `sessiondb status`; the next run clears away what is left"));
    }

    /** The JVM ends for another reason, such as SIGHUP. */
    private void shutDown(Thread worker) {
        if (request.compareAndSet(null, Request.of(ErrorCode.INTERRUPTED))) {
            cancel(worker);
        }
        finishedInTime();
    }

    private void cancel(Thread worker) {
        worker.interrupt();
        cancellations.forEach(Interrupts::start);
    }

    private static void start(Runnable cancel) {
        Thread thread = new Thread(cancel, "sessiondb-cancel");
        thread.setDaemon(true);
        thread.start();
    }

    private boolean finishedInTime() {
        try {
            return finished.await(GRACE_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is about to end: the hook has done its work.
        }
    }
}
