package dev.sessiondb.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was carried.
 *
 * @param verify {@code full}, {@code counts} or {@code none}
 * @param sequences where ids go on, in words
 * @param samples how the loading went on, in order of time
 */
public record CarriedRun(
        String verify,
        List<CarriedTable> tables,
        List<String> sequences,
        Optional<RejectedRows> rejects,
        List<Sample> samples) {

    public CarriedRun {
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
        samples = List.copyOf(samples);
    }

    /**
     * One table.
     *
     * @param rows loaded
     * @param counts what became of them
     * @param bytes on the server's disk, indexes included
     * @param loadMilliseconds wall time of its COPY
     */
    public record CarriedTable(
            String source,
            String target,
            long rows,
            Counts counts,
            OptionalLong bytes,
            long loadMilliseconds,
            long valuesCompared) {}

    /** Rows by what became of them. */
    public record Counts(long inserted, long unchanged, long updated, long skipped, long deleted, long rejected) {

        /** Those that the source has and that are accounted for. */
        long accounted() {
            return inserted + unchanged + updated + skipped + rejected;
        }
    }

    /** Rows that were left out. */
    public record RejectedRows(String file, long rows) {}

    /** Of the source. */
    public long sourceRows() {
        return tables.stream()
                .mapToLong(table -> table.rows() + table.counts().rejected())
                .sum();
    }

    public long accountedRows() {
        return tables.stream().mapToLong(table -> table.counts().accounted()).sum();
    }

    public long values() {
        return tables.stream().mapToLong(CarriedTable::valuesCompared).sum();
    }

    public long inserted() {
        return tables.stream().mapToLong(table -> table.counts().inserted()).sum();
    }

    public long rows() {
        return tables.stream().mapToLong(CarriedTable::rows).sum();
    }
}
