package dev.sessiondb.migrate;

import dev.sessiondb.report.Sample;
import dev.sessiondb.store.CopyBody;
import dev.sessiondb.store.CopyOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Keeps how far the loading was at a few moments, however long it takes: when there are too many, every second one is given up. Thread-safe. */
final class Throughput {
    static final int MOST = 120;
    private static final long FIRST_INTERVAL = 50_000_000;

    private final LongSupplier clock;
    private final long start;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong rows = new AtomicLong();
    private final List<Sample> samples = new ArrayList<>();
    private long interval = FIRST_INTERVAL;
    private volatile long next;

    Throughput() {
        this(System::nanoTime);
    }

    /** With a clock of nanoseconds. */
    Throughput(LongSupplier clock) {
        this.clock = clock;
        this.start = clock.getAsLong();
        this.next = FIRST_INTERVAL;
        samples.add(new Sample(0, 0, 0));
    }

    /** The same rows, counted as they are sent. */
    CopyBody counted(CopyBody body) {
        return out -> body.writeTo(new Counted(out));
    }

    /** Counts rows whose bytes were sent. */
    void rowsDone(long more) {
        rows.addAndGet(more);
    }

    /** From the beginning to now. */
    synchronized List<Sample> samples() {
        List<Sample> all = new ArrayList<>(samples);
        all.add(new Sample(elapsed() / 1_000_000, bytes.get(), rows.get()));
        return all;
    }

    private void sent(int length) {
        bytes.addAndGet(length);
        long elapsed = elapsed();
        if (elapsed >= next) {
            take(elapsed);
        }
    }

    private synchronized void take(long elapsed) {
        if (elapsed < next) {
            return;
        }
        samples.add(new Sample(elapsed / 1_000_000, bytes.get(), rows.get()));
        if (samples.size() >= MOST) {
            thin();
        }
        next = elapsed + interval;
    }

    private void thin() {
        for (int i = samples.size() - 1; i > 0; i -= 2) {
            samples.remove(i);
        }
        interval *= 2;
    }

    private long elapsed() {
        return Math.max(0, clock.getAsLong() - start);
    }

    /** Counts what goes through. */
    private final class Counted extends CopyOutput {
        private final CopyOutput out;

        Counted(CopyOutput out) {
            this.out = out;
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
            sent(1);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            out.write(buffer, offset, length);
            sent(length);
        }

        @Override
        public void endRow() throws IOException {
            out.endRow();
        }
    }
}
