package dev.sessiondb.preflight;

import dev.sessiondb.config.Backend;
import dev.sessiondb.config.Disagreement;
import dev.sessiondb.config.Setting;
import dev.sessiondb.store.Cutover;
import java.util.List;
import java.util.Optional;

/**
 * What drift is judged by.
 *
 * @param configured the default backend in effect
 * @param disagreements of config files in one place
 * @param cutover the ledger's last one; empty when there was none, or the ledger can't be asked
 * @param sourceWritten whether the SQLite file was written to after the snapshot that was published last
 * @param contents how the rows of both sides stand to each other; empty when a side can't be read, or nothing was ever published
 */
public record DriftFacts(
        Setting<Backend> configured,
        List<Disagreement> disagreements,
        Optional<Cutover> cutover,
        boolean sourceWritten,
        Optional<Contents> contents) {
    public DriftFacts {
        disagreements = List.copyOf(disagreements);
    }

    boolean cutOverTo(Backend backend) {
        return cutover.filter(c -> c.backend().equals(backend.word())).isPresent();
    }
}
