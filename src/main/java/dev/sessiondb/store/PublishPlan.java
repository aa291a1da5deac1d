package dev.sessiondb.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes visible in one transaction.
 *
 * @param moved tables, and then views, that go from the staging schema to the target schema as they are
 * @param merged tables whose rows go into existing ones: groups in foreign-key order, the tables of a cycle together in one group
 * @param crossForeignKeys {@code ALTER TABLE ... ADD FOREIGN KEY ...} statements with unqualified names, from moved tables to existing ones
 * @param sequences identity columns and where they must continue from, at least
 * @param detail a JSON object with the run's counts, for the ledger
 * @param catchUp for a run that brings only what changed since the last one: what becomes of rows that somebody else changed in the target; empty for any other
 * @param fingerprints of tables whose rows must still be what they were, by {@link Target#fingerprints}
 */
public record PublishPlan(
        List<String> moved,
        List<List<MergeTable>> merged,
        List<String> crossForeignKeys,
        List<SequenceFloor> sequences,
        String detail,
        Optional<OnConflict> catchUp,
        Map<String, String> fingerprints) {

    /** One that doesn't ask what merged tables held. */
    public PublishPlan(
            List<String> moved,
            List<List<MergeTable>> merged,
            List<String> crossForeignKeys,
            List<SequenceFloor> sequences,
            String detail) {
        this(moved, merged, crossForeignKeys, sequences, detail, Optional.empty(), Map.of());
    }

    public PublishPlan {
        moved = List.copyOf(moved);
        merged = merged.stream().map(List::copyOf).toList();
        crossForeignKeys = List.copyOf(crossForeignKeys);
        sequences = List.copyOf(sequences);
        fingerprints = Map.copyOf(fingerprints);
        long choices = merged.stream()
                .flatMap(List::stream)
                .map(t -> t.onConflict() == OnConflict.REPLACE)
                .distinct()
                .count();
        if (choices > 1) {
            throw new IllegalArgumentException("either all existing tables are replaced, or none");
        }
    }

    /** The same, for tables whose rows must still be what they were. */
    public PublishPlan unchanged(Map<String, String> known) {
        return new PublishPlan(moved, merged, crossForeignKeys, sequences, detail, catchUp, known);
    }

    /** The same, bringing only what changed since the last run; what its merged tables say of conflicts is {@code UPDATE}. */
    public PublishPlan catchingUp(OnConflict choice) {
        return new PublishPlan(moved, merged, crossForeignKeys, sequences, detail, Optional.of(choice), fingerprints);
    }

    /** Whether existing tables have exactly the staged rows afterwards. */
    public boolean replaces() {
        return merged.stream().flatMap(List::stream).anyMatch(t -> t.onConflict() == OnConflict.REPLACE);
    }
}
