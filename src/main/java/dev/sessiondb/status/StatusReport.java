package dev.sessiondb.status;

import dev.sessiondb.config.Configuration;
import dev.sessiondb.preflight.Contents;
import dev.sessiondb.preflight.Drift;
import dev.sessiondb.store.SourceStatus;
import dev.sessiondb.store.TargetStatus;
import java.util.List;
import java.util.Optional;

/**
 * What is where, and whether it fits together.
 *
 * @param contents how the rows of both sides stand to each other, when they could be compared
 * @param contentsNote why they were not compared
 * @param next what to do now, in order
 */
public record StatusReport(
        Configuration configuration,
        BackendState<SourceStatus> sqlite,
        BackendState<TargetStatus> postgres,
        BackendState<JsonFile> json,
        BackupsStatus backups,
        Optional<Contents> contents,
        Optional<String> contentsNote,
        List<Drift> drifts,
        List<NextStep> next) {
    public StatusReport {
        drifts = List.copyOf(drifts);
        next = List.copyOf(next);
    }
}
