package dev.sessiondb.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The backup of a run.
 *
 * @param made false where it is only planned
 * @param manifest its path
 */
public record KeptBackup(boolean made, List<KeptFile> files, String manifest) {

    public KeptBackup {
        files = List.copyOf(files);
    }

    /**
     * One of its files.
     *
     * @param name what it is: {@code copy}, {@code dump}
     * @param sha256 64 hex digits
     */
    public record KeptFile(String name, String path, OptionalLong bytes, Optional<String> sha256) {}
}
