package dev.sessiondb.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A shell starts its background jobs with SIGINT ignored, every process below inherits that, and a JVM respects it: Ctrl-C tests would
 * wait for ever whenever the whole build runs in the background.
 */
final class InheritedSignals {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int SIGINT = 2;

    private InheritedSignals() {}

    /** What to put in front of a command so that it takes SIGINT; empty where that isn't needed. */
    static List<String> reset() {
        return interruptIgnored() ? List.of("env", "--default-signal=INT") : List.of();
    }

    private static boolean interruptIgnored() {
        if (!Files.exists(STATUS)) {
            return false;
        }
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("SigIgn:"))
                    .anyMatch(line -> new BigInteger(line.substring(7).strip(), 16).testBit(SIGINT - 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
