package dev.sessiondb.cli;

import dev.sessiondb.report.Failure;
import dev.sessiondb.report.KeptBackup;
import dev.sessiondb.report.RecordedRun;
import dev.sessiondb.report.RunContent;
import dev.sessiondb.report.RunKind;
import dev.sessiondb.report.Steps;
import dev.sessiondb.store.RunSummary;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the ledger knows of a run, for its page. */
final class RecordedContent {
    private final RunSummary run;
    private final RecordedRun recorded;
    private final String schema;

    RecordedContent(RunSummary run, Optional<String> schema) {
        this.run = run;
        this.recorded = RecordedRun.of(run);
        this.schema = schema.orElse("public");
    }

    RunContent content() {
        RunKind kind = recorded.kind();
        return new RunContent(
                kind,
                recorded.command(),
                Optional.of(run.runId()),
                Optional.of(run.startedAt()),
                run.finishedAt(),
                run.source(),
                recorded.target().orElse("PostgreSQL, schema " + schema),
                run.toolVersion(),
                Optional.of(run.user() + " on host " + run.host() + ", process " + run.pid()),
                run.error().map(Failure::recorded),
                recorded.plan(),
                recorded.carried(),
                recorded.phases(),
                recorded.backup(),
                List.of(),
                kind == RunKind.PUBLISHED ? recorded.backup().map(this::back).orElse(List.of()) : List.of(),
                notes());
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (run.state().equals("cut over")) {
            notes.add("PostgreSQL was made the default backend after it");
        }
        if (recorded.carried().isEmpty() && !recorded.counts().isEmpty()) {
            notes.add("the ledger has these numbers of it: " + String.join(", ", recorded.counts()));
        }
        return notes;
    }

    private List<Steps.Step> back(KeptBackup backup) {
        if (recorded.command().equals("restore")) {
            return List.of(new Steps.Step(
                    "put back what the restore replaced",
                    Optional.of(RestoreTarget.POSTGRES.command(backup.manifest(), schema))));
        }
        if (recorded.access().isEmpty()) {
            return List.of(new Steps.Step(
                    "the ledger doesn't say what kind of file the source was; this prints the commands that bring its backup back",
                    Optional.of(Invocation.of("backups", "show", backup.manifest()))));
        }
        Reversal.Moved moved = new Reversal.Moved(recorded.access().get(), run.source(), schema, backup.manifest());
        return RunContents.steps(Reversal.of(moved, ReadingOptions.words(zone(), recorded.profile())));
    }

    private ZoneId zone() {
        try {
            return recorded.zone().map(ZoneId::of).orElse(ZoneId.of("UTC"));
        } catch (DateTimeException e) {
            return ZoneId.of("UTC");
        }
    }
}
