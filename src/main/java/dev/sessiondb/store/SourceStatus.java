package dev.sessiondb.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * How a source stands, as of one snapshot.
 *
 * @param path absolute
 * @param bytes the size of the main file
 * @param walBytes the size of its {@code -wal}, 0 without one
 * @param journalMode as in the header: {@code wal} or {@code delete}
 * @param lastWrite as {@link SourceDescription#lastWrite}
 * @param tables in the order they were made; views, virtual tables and their shadow tables left out
 * @param integrityProblems what {@code PRAGMA quick_check} finds damaged, at most 10 lines; empty when nothing is. Rows that break a constraint are no damage
 * @param access as {@link SourceDescription#access}
 */
public record SourceStatus(
        Path path,
        long bytes,
        long walBytes,
        String journalMode,
        Instant lastWrite,
        List<TableRows> tables,
        List<String> integrityProblems,
        String access) {

    public SourceStatus {
        tables = List.copyOf(tables);
        integrityProblems = List.copyOf(integrityProblems);
    }
}
