package dev.sessiondb.store;

import java.util.List;

/**
 * What is to be mended in one history.
 *
 * @param expected the history as it was when this was planned; another one is refused
 */
public record HistoryRepair(SchemaHistory expected, List<HistoryMend> mends) {
    public HistoryRepair {
        mends = List.copyOf(mends);
    }
}
