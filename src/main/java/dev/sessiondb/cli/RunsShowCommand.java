package dev.sessiondb.cli;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.RunSummary;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sessiondb runs show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shows one run as the ledger has it. Changes nothing.",
        footer = {
            "",
            "Exit status: 0 shown, 2 bad command line or no such run, 3 bad configuration, 12 PostgreSQL does not answer."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RunsShowCommand implements Callable<Integer> {
    private final Console console;
    private final PartialResult partial;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "latest|RUN",
            description = "The newest, or one by its id or the id's beginning.")
    private String asked;

    @Option(names = "--schema", paramLabel = "NAME", description = "The PostgreSQL schema (default: public).")
    private @Nullable String schema;

    @Mixin
    private OutputOptions output;

    RunsShowCommand(Console console, PartialResult partial) {
        this.console = console;
        this.partial = partial;
    }

    @Override
    public Integer call() {
        output.configureLogging();
        RunSummary run = find(new KnownRuns(console, partial).in(Optional.ofNullable(schema)));
        partial.set(JsonRuns.show(run));
        if (output.json()) {
            JsonDocument.success(spec.qualifiedName(" "), partial).print(console.out());
        } else {
            new RunsPrinter(console.out(), Backends.surroundings().clock().instant()).show(run);
        }
        return 0;
    }

    private RunSummary find(List<RunSummary> runs) {
        List<RunSummary> found = asked.equals("latest")
                ? runs.stream().limit(1).toList()
                : runs.stream().filter(run -> run.runId().startsWith(asked)).toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        throw unclear(found.size());
    }

    private SessionDbException unclear(int count) {
        String what = count == 0
                ? "the ledger knows no run `" + asked + "`"
                : "`" + asked + "` is the beginning of " + count + " runs' ids";
        return Problem.of(ErrorCode.USAGE, what)
                .hint("`sessiondb runs` lists what there is; `--schema` says in which schema to look")
                .toException();
    }
}
