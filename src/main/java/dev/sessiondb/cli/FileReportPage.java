package dev.sessiondb.cli;

import dev.sessiondb.cli.KnownFile.Made;
import dev.sessiondb.error.Problem;
import dev.sessiondb.migrate.ReportedRun;
import dev.sessiondb.migrate.RunEnvironment;
import dev.sessiondb.report.Failure;
import dev.sessiondb.report.FilePage;
import dev.sessiondb.report.FileRun;
import dev.sessiondb.report.KeptBackup;
import dev.sessiondb.report.PlannedRun;
import dev.sessiondb.report.RunContent;
import dev.sessiondb.report.RunKind;
import dev.sessiondb.report.Steps.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/** The page of a run that makes a file, however that ends. */
final class FileReportPage {
    private static final KnownFile NOTHING = new KnownFile(
            "the source",
            Path.of("the file"),
            false,
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty());

    private final PageOutput output;
    private final RunContents.Asked asked;
    private final RestoreTarget to;
    private final RunEnvironment environment;
    private final Instant started;
    private KnownFile known = NOTHING;

    /** @param to what kind of file it is */
    FileReportPage(PageOutput output, RunContents.Asked asked, RestoreTarget to) {
        this.output = output;
        this.asked = asked;
        this.to = to;
        this.environment = Backends.surroundings();
        this.started = environment.clock().instant();
    }

    /** Does the work, which writes the page before it is done; writes one of its failure, too. */
    int around(IntSupplier work) {
        return PageOutput.around(work, problem -> write(Optional.of(problem)));
    }

    /** What is known from now on. */
    void known(KnownFile file) {
        known = file;
    }

    /** Of what was done, or would be. */
    void write() {
        write(Optional.empty());
    }

    private void write(Optional<Problem> failure) {
        output.write(() -> FilePage.of(run(failure), environment.clock().instant()));
    }

    private FileRun run(Optional<Problem> failure) {
        return new FileRun(
                content(kind(failure), failure),
                known.words(),
                known.replaces(),
                known.tables(),
                known.made().map(Made::done));
    }

    private RunKind kind(Optional<Problem> failure) {
        if (known.made().isPresent()) {
            return RunKind.PUBLISHED;
        }
        if (failure.isEmpty()) {
            return RunKind.DRY_RUN;
        }
        if (!asked.real() || known.refused() || known.equals(NOTHING)) {
            return RunKind.REFUSED;
        }
        return failure.get().state().startsWith(StandardOutput.BROKEN) ? RunKind.UNKNOWN : RunKind.FAILED;
    }

    private RunContent content(RunKind kind, Optional<Problem> failure) {
        return new RunContent(
                kind,
                asked.command(),
                known.made().flatMap(Made::runId),
                Optional.of(started),
                Optional.of(environment.clock().instant()),
                known.source(),
                known.standardOutput() ? "standard output" : known.file().toString(),
                environment.toolVersion(),
                Optional.of(environment.user() + " on host " + environment.host()),
                failure.map(Failure::of),
                Optional.of(PlannedRun.checked(known.checks(), known.findings())),
                Optional.empty(),
                known.made().map(Made::phases).orElse(List.of()),
                backup(kind),
                kind == RunKind.DRY_RUN ? List.of(new Step("do it", Optional.of(asked.again()))) : List.of(),
                known.made().map(this::back).orElse(List.of()),
                known.made().map(Made::notes).orElse(List.of()));
    }

    private Optional<KeptBackup> backup(RunKind kind) {
        if (known.made().isPresent()) {
            return known.made().get().backup();
        }
        return kind == RunKind.DRY_RUN || kind == RunKind.REFUSED
                ? known.planned().map(ReportedRun::backup)
                : known.planned()
                        .filter(backup -> Files.exists(backup.manifest()))
                        .map(ReportedRun::made);
    }

    private List<Step> back(Made made) {
        if (made.backup().isPresent()) {
            String command =
                    to.command(made.backup().get().manifest(), known.file().toString());
            return List.of(new Step("put back the file that was replaced", Optional.of(command)));
        }
        return List.of(new Step(
                known.standardOutput()
                        ? "the source is as it was: forget what was printed"
                        : "the source is as it was, and no file was replaced: let the application use what it used before",
                Optional.empty()));
    }
}
