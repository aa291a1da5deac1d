package dev.sessiondb.migrate;

import java.nio.file.Path;
import java.util.Map;

/**
 * Rows that were left out.
 *
 * @param file holds them, a line each
 * @param tables how many of each source table
 */
public record RejectReport(Path file, long rows, Map<String, Long> tables) {

    public RejectReport {
        tables = Map.copyOf(tables);
    }
}
