package dev.sessiondb.preflight;

import dev.sessiondb.store.MergeCount;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** How the rows of source and target stand to each other, by key; in tables without key, by all values. */
public record Contents(List<MergeCount> tables) {
    public Contents {
        tables = List.copyOf(tables);
    }

    /** Rows that the target lacks. */
    public long onlyInSource() {
        return sum(Contents::lacking);
    }

    /** Rows that the source lacks. */
    public long onlyInTarget() {
        return sum(MergeCount::onlyInTarget);
    }

    /** Rows of the same key with other values. */
    public long differing() {
        return sum(MergeCount::differing);
    }

    public boolean equal() {
        return onlyInSource() + onlyInTarget() + differing() == 0;
    }

    String sourceTables() {
        return named(Contents::lacking);
    }

    String targetTables() {
        return named(MergeCount::onlyInTarget);
    }

    String differingTables() {
        return named(MergeCount::differing);
    }

    private static long lacking(MergeCount count) {
        return count.fresh() + count.shadowed();
    }

    private long sum(ToLongFunction<MergeCount> number) {
        return tables.stream().mapToLong(number).sum();
    }

    private String named(ToLongFunction<MergeCount> number) {
        return tables.stream()
                .filter(table -> number.applyAsLong(table) > 0)
                .map(table -> "`" + table.table() + "` " + number.applyAsLong(table))
                .collect(Collectors.joining(", "));
    }
}
