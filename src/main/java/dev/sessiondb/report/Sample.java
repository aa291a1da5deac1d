package dev.sessiondb.report;

/**
 * How far the loading was at a moment.
 *
 * @param milliseconds since it began
 * @param bytes sent to the target since then
 */
public record Sample(long milliseconds, long bytes) {

    public Sample {
        if (milliseconds < 0 || bytes < 0) {
            throw new IllegalArgumentException("a sample is not negative");
        }
    }
}
