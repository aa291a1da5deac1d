package dev.sessiondb.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Rows per second, over the last ten. Not thread-safe. */
final class Speed {
    private static final long WINDOW = TimeUnit.SECONDS.toNanos(10);

    /** Of less time nothing can be said. */
    private static final long LEAST = TimeUnit.MILLISECONDS.toNanos(500);

    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(long nanoseconds, long done) {}

    /** Takes another sample; {@code nanoseconds} is the time of a clock that never goes back. */
    OptionalLong perSecond(long nanoseconds, long done) {
        samples.addLast(new Sample(nanoseconds, done));
        while (samples.size() > 2 && nanoseconds - samples.getFirst().nanoseconds() > WINDOW) {
            samples.removeFirst();
        }
        Sample oldest = samples.getFirst();
        long span = nanoseconds - oldest.nanoseconds();
        if (span < LEAST) {
            return OptionalLong.empty();
        }
        double seconds = span / (double) TimeUnit.SECONDS.toNanos(1);
        return OptionalLong.of(Math.max(0, Math.round((done - oldest.done()) / seconds)));
    }
}
