package dev.sessiondb.cli;

import dev.sessiondb.restore.RestorePlan;
import dev.sessiondb.restore.RestoreReport;
import dev.sessiondb.restore.Restorer;
import picocli.CommandLine.Model.CommandSpec;

/** A restore into a file, and what it prints. */
final class FileRestore {
    private final Console console;
    private final PartialResult partial;
    private final Options options;

    /** How much is printed, and for which command. */
    record Options(RestoreTarget to, boolean json, boolean quiet, CommandSpec spec) {}

    FileRestore(Console console, PartialResult partial, Options options) {
        this.console = console;
        this.partial = partial;
        this.options = options;
    }

    int restore(Restorer restorer, boolean real) {
        return real ? run(restorer) : preview(restorer);
    }

    private int preview(Restorer restorer) {
        RestorePlan plan = restorer.plan();
        planned(plan);
        if (plan.obstacle().isPresent()) {
            throw Restorer.refusal(plan.obstacle().get());
        }
        if (options.json()) {
            JsonDocument.success(options.spec().qualifiedName(" "), partial).print(console.out());
        } else {
            printer()
                    .next(
                            plan,
                            options.spec().root().commandLine().getParseResult().originalArgs());
        }
        return 0;
    }

    private int run(Restorer restorer) {
        RestoreReport report = restorer.run(this::planned);
        if (options.json()) {
            partial.set(RestoreResults.report(report, options.to()));
            JsonDocument.success(options.spec().qualifiedName(" "), partial).print(console.out());
        } else {
            printer().report(report, options.quiet());
        }
        return 0;
    }

    private void planned(RestorePlan plan) {
        partial.set(RestoreResults.plan(plan, options.to()));
        if (!options.json() && !options.quiet()) {
            printer().plan(plan);
        }
    }

    private RestorePrinter printer() {
        return new RestorePrinter(console.out(), options.to());
    }
}
