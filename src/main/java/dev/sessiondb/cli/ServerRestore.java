package dev.sessiondb.cli;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.migrate.MigrationReport;
import dev.sessiondb.migrate.RunListener;
import dev.sessiondb.preflight.Preview;
import dev.sessiondb.report.ReportFile;
import dev.sessiondb.restore.ServerRestorePlan;
import dev.sessiondb.restore.ServerRestoreReport;
import dev.sessiondb.restore.ServerRestorer;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** A restore into PostgreSQL, and what it prints. */
final class ServerRestore implements KnownRun {
    private final Console console;
    private final PartialResult partial;
    private final Options options;
    private final Interrupts interrupts;
    private Optional<ServerRestorePlan> chosen = Optional.empty();
    private Optional<MigrationReport> made = Optional.empty();

    /** How much is printed, for which command, and where its page goes. */
    record Options(OutputOptions output, ProgressOptions progress, CommandSpec spec, Optional<ReportFile> report) {}

    ServerRestore(Console console, PartialResult partial, Options options, Interrupts interrupts) {
        this.console = console;
        this.partial = partial;
        this.options = options;
        this.interrupts = interrupts;
    }

    /** What the run is to tell. */
    RunListener listener() {
        Progress progress = options.progress().of(console, options.output(), interrupts);
        return new RestoreProgress(progress, this::previewed);
    }

    int restore(ServerRestorer restorer, boolean real) {
        List<String> arguments =
                options.spec().root().commandLine().getParseResult().originalArgs();
        RunContents.Asked asked = new RunContents.Asked("restore", real, NextSteps.forReal(arguments));
        PageOutput written = new PageOutput(
                console,
                partial,
                options.report(),
                options.output().json() || options.output().quiet());
        MigrationPage page = new MigrationPage(written, new RunContents(asked, Backends.surroundings()), this);
        return page.around(() -> real ? run(restorer, page) : preview(restorer, page));
    }

    @Override
    public Optional<Preview> known() {
        return chosen.flatMap(ServerRestorePlan::preview);
    }

    @Override
    public Optional<MigrationReport> made() {
        return made;
    }

    @Override
    public List<Reversal.Step> back(MigrationReport report) {
        String command = RestoreTarget.POSTGRES.command(
                report.backup().manifest().toString(), ServerRestorePrinter.schema(report));
        return List.of(new Reversal.Step("undo", "put back what the restore replaced", Optional.of(command)));
    }

    private int preview(ServerRestorer restorer, MigrationPage page) {
        ServerRestorePlan plan = restorer.plan();
        planned(plan);
        if (ServerRestorer.refused(plan)) {
            throw ServerRestorer.refusal(plan);
        }
        page.write();
        if (options.output().json()) {
            document(0);
        } else {
            console.out()
                    .println(NextSteps.realRun(
                            options.spec().root().commandLine().getParseResult().originalArgs()));
            console.out().flush();
        }
        return 0;
    }

    private int run(ServerRestorer restorer, MigrationPage page) {
        ServerRestoreReport report = restorer.run(this::chosen);
        made = Optional.of(report.migration());
        partial.set(ServerRestoreResults.report(report, chosen.orElseThrow()));
        int status = report.migration().rejects().isPresent() ? ErrorCode.COMPLETED_WITH_REJECTS.exitStatus() : 0;
        if (!options.output().json()) {
            new ServerRestorePrinter(console.out())
                    .report(report, options.output().quiet());
        }
        page.write();
        if (options.output().json()) {
            document(status);
        }
        return status;
    }

    /** The migration's own checks are still to come. */
    private void chosen(ServerRestorePlan plan) {
        chosen = Optional.of(plan);
        if (plan.obstacle().isPresent()) {
            planned(plan);
        }
    }

    private void previewed(Preview preview) {
        chosen.ifPresent(plan -> planned(new ServerRestorePlan(plan.backup(), plan.checks(), Optional.of(preview))));
    }

    private void planned(ServerRestorePlan plan) {
        chosen = Optional.of(plan);
        partial.set(ServerRestoreResults.plan(plan));
        if (!options.output().json() && !options.output().quiet()) {
            new ServerRestorePrinter(console.out()).plan(plan);
        }
    }

    private void document(int status) {
        JsonDocument.done(options.spec().qualifiedName(" "), status, partial).print(console.out());
    }
}
