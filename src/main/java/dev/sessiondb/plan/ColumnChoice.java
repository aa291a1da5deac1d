package dev.sessiondb.plan;

import dev.sessiondb.schema.Column;
import dev.sessiondb.store.ExistingColumn;
import java.util.List;
import java.util.Optional;

/**
 * A column before its values were tried: where it goes, and the types it may get there.
 *
 * @param position in the source's cursor, from 0
 * @param existing the target's column, when its table exists
 * @param candidates in order of preference, at least one
 */
record ColumnChoice(
        Column column,
        int position,
        String targetName,
        Optional<ExistingColumn> existing,
        List<TypeCandidate> candidates) {

    ColumnChoice {
        candidates = List.copyOf(candidates);
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("column `" + column.name() + "` has no candidate type");
        }
    }
}
