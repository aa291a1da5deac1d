package dev.sessiondb.store;

import java.util.List;
import java.util.stream.Stream;

/**
 * How the staged rows of one table stand to the target's.
 *
 * @param fresh not in the target yet: would be, or were, inserted
 * @param identical already there with equal values
 * @param differing there under the same key with other values
 * @param shadowed new by key, but another row of the target holds their value of a unique key
 * @param onlyInTarget rows of the target that no staged row belongs to, by key or, if new by key, by a unique key; without key: rows beyond the multiset in common. In a publish counted only where they are deleted, else -1
 * @param examples the keys of the first differing and shadowed rows, at most 10, and where rows are deleted of the first 10 of those, each in words such as {@code key (7) differs in name}
 * @param updated of those that differ, the ones whose target row is, or was, overwritten
 * @param seeds the target's own seeded rows that give way to staged ones, the first 10, each in words
 * @param violations rows that constraints of the target would not let in; only looked for in a rehearsal
 */
public record MergeCount(
        String table,
        long fresh,
        long identical,
        long differing,
        long shadowed,
        long onlyInTarget,
        List<String> examples,
        long updated,
        List<String> seeds,
        List<MergeViolation> violations) {

    public MergeCount {
        examples = List.copyOf(examples);
        seeds = List.copyOf(seeds);
        violations = List.copyOf(violations);
    }

    /** Of a table that has nothing yet of what is brought. */
    public static MergeCount fresh(String table, long rows, long onlyInTarget) {
        return new MergeCount(table, rows, 0, 0, 0, onlyInTarget, List.of(), 0, List.of(), List.of());
    }

    /** The same with the count of rows only the target has. */
    public MergeCount withOnlyInTarget(long rows) {
        return new MergeCount(table, fresh, identical, differing, shadowed, rows, examples, updated, seeds, violations);
    }

    /** The same with its first rows in words. */
    public MergeCount withExamples(List<String> named) {
        return new MergeCount(
                table, fresh, identical, differing, shadowed, onlyInTarget, named, updated, seeds, violations);
    }

    /** The same with the target's seeded rows that give way, in words. */
    public MergeCount withSeeds(List<String> named) {
        return new MergeCount(
                table, fresh, identical, differing, shadowed, onlyInTarget, examples, updated, named, violations);
    }

    /** The same with what the target's constraints would not let in. */
    public MergeCount withViolations(List<MergeViolation> found) {
        return new MergeCount(
                table, fresh, identical, differing, shadowed, onlyInTarget, examples, updated, seeds, found);
    }

    /** The same with more of what wouldn't be let in. */
    public MergeCount plus(List<MergeViolation> more) {
        return withViolations(Stream.concat(violations.stream(), more.stream()).toList());
    }

    /** The same with rows left out after all, which were counted as fresh. */
    public MergeCount withoutFresh(long rows, List<String> named) {
        return new MergeCount(
                table, fresh - rows, identical, differing, shadowed + rows, -1, named, updated, seeds, violations);
    }

    /** Rows that can't be brought over without changing or losing something. */
    public long conflicts() {
        return differing - updated + shadowed;
    }
}
