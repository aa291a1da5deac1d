package dev.sessiondb.migrate;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names runs: UTC second and four random hex digits, {@code 20261120T204500Z-4f1c}. */
public final class RunIds {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RunIds() {}

    /** The next one. */
    public static String next(Instant now) {
        return TIME.format(now) + String.format(Locale.ROOT, "-%04x", new SecureRandom().nextInt(0x10000));
    }

    /** The run's Flyway version, which sorts as its id does: {@code 20261120204500.20252}. */
    static String version(String runId) {
        String digits = runId.substring(0, 8) + runId.substring(9, 15);
        return digits + "." + Integer.parseInt(runId.substring(17), 16);
    }
}
