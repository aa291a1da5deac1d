package dev.sessiondb.store;

import java.util.List;

/**
 * How the staged rows of one table stand to the target's.
 *
 * @param fresh not in the target yet: would be, or were, inserted
 * @param identical already there with equal values
 * @param differing there under the same key with other values
 * @param shadowed new by key, but another row of the target holds their value of a unique key
 * @param onlyInTarget rows of the target that no staged row belongs to, by key or, if new by key, by a unique key; without key: rows beyond the multiset in common. -1 where it isn't counted: in a publish
 * @param examples the keys of the first differing and shadowed rows, at most 10, each in words such as {@code key (7) differs in name}
 */
public record MergeCount(
        String table,
        long fresh,
        long identical,
        long differing,
        long shadowed,
        long onlyInTarget,
        List<String> examples) {

    public MergeCount {
        examples = List.copyOf(examples);
    }

    /** The same with the count of rows only the target has. */
    public MergeCount withOnlyInTarget(long rows) {
        return new MergeCount(table, fresh, identical, differing, shadowed, rows, examples);
    }

    /** Rows that can't be brought over without changing or losing something. */
    public long conflicts() {
        return differing + shadowed;
    }
}
