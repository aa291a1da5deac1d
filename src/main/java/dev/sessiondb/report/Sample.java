package dev.sessiondb.report;

/**
 * How far the loading was at a moment.
 *
 * @param milliseconds since it began
 * @param bytes sent to the target since then
 * @param rows sent since then; 0 in all samples of a run where it was not recorded
 */
public record Sample(long milliseconds, long bytes, long rows) {

    public Sample {
        if (milliseconds < 0 || bytes < 0 || rows < 0) {
            throw new IllegalArgumentException("a sample is not negative");
        }
    }
}
