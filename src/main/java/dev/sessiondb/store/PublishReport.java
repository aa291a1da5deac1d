package dev.sessiondb.store;

import java.util.List;

/**
 * What was made visible.
 *
 * @param moved tables that are new in the target schema
 * @param merged what happened to the rows of each merged table
 */
public record PublishReport(List<String> moved, List<MergeCount> merged, List<SequenceStart> sequences) {

    public PublishReport {
        moved = List.copyOf(moved);
        merged = List.copyOf(merged);
        sequences = List.copyOf(sequences);
    }
}
