package dev.sessiondb.cli;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.migrate.RunListener;
import dev.sessiondb.preflight.Preview;
import dev.sessiondb.restore.ServerRestorePlan;
import dev.sessiondb.restore.ServerRestoreReport;
import dev.sessiondb.restore.ServerRestorer;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** A restore into PostgreSQL, and what it prints. */
final class ServerRestore {
    private final Console console;
    private final PartialResult partial;
    private final Options options;
    private final Interrupts interrupts;
    private Optional<ServerRestorePlan> chosen = Optional.empty();

    /** How much is printed, and for which command. */
    record Options(boolean json, boolean quiet, CommandSpec spec) {}

    ServerRestore(Console console, PartialResult partial, Options options, Interrupts interrupts) {
        this.console = console;
        this.partial = partial;
        this.options = options;
        this.interrupts = interrupts;
    }

    /** What the run is to tell. */
    RunListener listener() {
        Progress progress =
                new Progress(console.err(), options.quiet() || options.json(), interrupts, Optional.empty());
        return new RestoreProgress(progress, this::previewed);
    }

    int restore(ServerRestorer restorer, boolean real) {
        return real ? run(restorer) : preview(restorer);
    }

    private int preview(ServerRestorer restorer) {
        ServerRestorePlan plan = restorer.plan();
        planned(plan);
        if (ServerRestorer.refused(plan)) {
            throw ServerRestorer.refusal(plan);
        }
        if (options.json()) {
            document(0);
        } else {
            console.out()
                    .println(NextSteps.realRun(
                            options.spec().root().commandLine().getParseResult().originalArgs()));
            console.out().flush();
        }
        return 0;
    }

    private int run(ServerRestorer restorer) {
        ServerRestoreReport report = restorer.run(this::chosen);
        partial.set(ServerRestoreResults.report(report, chosen.orElseThrow()));
        int status = report.migration().rejects().isPresent() ? ErrorCode.COMPLETED_WITH_REJECTS.exitStatus() : 0;
        if (options.json()) {
            document(status);
        } else {
            new ServerRestorePrinter(console.out()).report(report, options.quiet());
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
        if (!options.json() && !options.quiet()) {
            new ServerRestorePrinter(console.out()).plan(plan);
        }
    }

    private void document(int status) {
        JsonDocument.done(options.spec().qualifiedName(" "), status, partial).print(console.out());
    }
}
