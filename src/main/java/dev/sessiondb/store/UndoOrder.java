package dev.sessiondb.store;

import java.util.Map;

/**
 * A run that is to be taken back.
 *
 * @param keepChanged whether what was changed since stays, instead of being in the way
 * @param fingerprints of tables whose rows must still be what they were when they were backed up
 * @param detail a JSON object for the ledger
 */
public record UndoOrder(String runId, boolean keepChanged, Map<String, String> fingerprints, String detail) {

    public UndoOrder {
        fingerprints = Map.copyOf(fingerprints);
    }
}
