package dev.sessiondb.cli;

import dev.sessiondb.backup.BackupPlan;
import dev.sessiondb.error.Problem;
import dev.sessiondb.migrate.MigrationReport;
import dev.sessiondb.migrate.ReportedRun;
import dev.sessiondb.migrate.RunEnvironment;
import dev.sessiondb.preflight.Preview;
import dev.sessiondb.report.Failure;
import dev.sessiondb.report.KeptBackup;
import dev.sessiondb.report.PlannedRun;
import dev.sessiondb.report.RunContent;
import dev.sessiondb.report.RunKind;
import dev.sessiondb.report.Steps;
import dev.sessiondb.store.SourceDescription;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What this process knows of a run, for its page. */
final class RunContents {
    private final Asked asked;
    private final RunEnvironment environment;
    private final Instant started;

    /**
     * What was asked for.
     *
     * @param command such as {@code migrate to postgres}
     * @param again the same command line for real, to paste
     */
    record Asked(String command, boolean real, String again) {}

    RunContents(Asked asked, RunEnvironment environment) {
        this.asked = asked;
        this.environment = environment;
        this.started = environment.clock().instant();
    }

    /** Of a dry run, or of a run that ended before it was published. */
    RunContent of(Optional<Preview> preview, Optional<Problem> failure) {
        RunKind kind = kind(preview, failure);
        return content(
                kind,
                preview,
                Optional.empty(),
                failure,
                kind == RunKind.DRY_RUN ? List.of(new Steps.Step("do it", Optional.of(asked.again()))) : List.of());
    }

    /** Of a run whose report there is; after that the cutover may have failed. */
    RunContent of(MigrationReport report, Optional<Problem> failure, List<Steps.Step> back) {
        RunKind kind = report.rehearsal().isPresent() ? RunKind.REHEARSED : RunKind.PUBLISHED;
        List<Steps.Step> next = new ArrayList<>();
        if (kind == RunKind.REHEARSED) {
            next.add(new Steps.Step("do it", Optional.of(asked.again())));
        }
        if (kind == RunKind.PUBLISHED
                && report.cutover().isEmpty()
                && asked.command().startsWith("migrate")) {
            next.add(new Steps.Step(
                    "make PostgreSQL the default", Optional.of(Invocation.of("config", "use", "postgres"))));
        }
        return content(kind, Optional.of(report.preview()), Optional.of(report), failure, next)
                .goingBack(kind == RunKind.PUBLISHED ? back : List.of());
    }

    private RunKind kind(Optional<Preview> preview, Optional<Problem> failure) {
        boolean refused = preview.isEmpty() || preview.get().obstacle().isPresent();
        if (failure.isEmpty()) {
            return RunKind.DRY_RUN;
        }
        if (refused || !asked.real()) {
            return RunKind.REFUSED;
        }
        String state = failure.get().state();
        if (state.contains("unknown")) {
            return RunKind.UNKNOWN;
        }
        return state.contains("is published") ? RunKind.PUBLISHED : RunKind.FAILED;
    }

    private RunContent content(
            RunKind kind,
            Optional<Preview> preview,
            Optional<MigrationReport> report,
            Optional<Problem> failure,
            List<Steps.Step> next) {
        return new RunContent(
                kind,
                asked.command(),
                report.map(MigrationReport::runId),
                Optional.of(started),
                Optional.of(environment.clock().instant()),
                preview.flatMap(Preview::source).map(SourceDescription::name).orElse("the source"),
                preview.flatMap(Preview::target)
                        .map(target -> target.name() + ", schema " + target.schema())
                        .orElse("PostgreSQL"),
                environment.toolVersion(),
                Optional.of(environment.user() + " on host " + environment.host()),
                failure.map(Failure::of),
                preview.flatMap(PlannedRun::of),
                report.map(ReportedRun::carried),
                report.map(MigrationReport::phases).map(ReportedRun::phases).orElse(List.of()),
                backup(kind, preview, report),
                next,
                List.of(),
                report.map(RunContents::notes).orElse(List.of()));
    }

    private static Optional<KeptBackup> backup(
            RunKind kind, Optional<Preview> preview, Optional<MigrationReport> report) {
        if (report.isPresent()) {
            return report.map(MigrationReport::backup).map(ReportedRun::backup);
        }
        Optional<BackupPlan> planned = preview.flatMap(Preview::backup);
        return kind == RunKind.DRY_RUN || kind == RunKind.REFUSED
                ? planned.map(ReportedRun::backup)
                : planned.filter(backup -> Files.exists(backup.manifest())).map(ReportedRun::made);
    }

    private static List<String> notes(MigrationReport report) {
        List<String> notes = new ArrayList<>(report.warnings());
        report.cutover()
                .ifPresent(cutover -> notes.add("cutover: " + cutover.plan().sentence()));
        return notes;
    }

    /** Steps of this program's text output as the page has them. */
    static List<Steps.Step> steps(List<Reversal.Step> reversal) {
        return reversal.stream()
                .map(step -> new Steps.Step(step.description(), step.command()))
                .toList();
    }
}
