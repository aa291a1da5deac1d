package dev.sessiondb.cli;

import dev.sessiondb.config.Backend;
import dev.sessiondb.config.Configuration;
import dev.sessiondb.config.Overrides;
import dev.sessiondb.migrate.CutoverPlan;
import dev.sessiondb.migrate.CutoverReport;
import dev.sessiondb.migrate.DefaultBackendChange;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sessiondb config use BACKEND}. */
@Command(
        name = "use",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Makes a backend the default: sets sessiondb.backend in the project's config file,",
            "or the user's when there is no project file, after checking that the backend answers.",
            "One value is changed and nothing else; a copy of the file stays beside it."
        },
        footer = {
            "",
            "Examples:",
            "  sessiondb config use postgres --dry-run  what would be changed",
            "  sessiondb config use sqlite              back to SQLite",
            "",
            "Exit status: 0 done, 2 bad command line, 3 bad configuration, 9 not changed, "
                    + "10 SQLite doesn't answer, 12 PostgreSQL doesn't answer."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ConfigUseCommand implements Callable<Integer> {
    private final Console console;
    private final PartialResult partial;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "BACKEND", description = "sqlite or postgres.")
    private String word;

    @Option(names = "--file", paramLabel = "FILE", description = "Change this config file instead.")
    private @Nullable String file;

    @Option(names = "--sqlite-path", paramLabel = "FILE", description = "The SQLite database that must answer.")
    private @Nullable String sqlitePath;

    @Option(
            names = "--dry-run",
            arity = "0..1",
            fallbackValue = "true",
            defaultValue = "false",
            paramLabel = "true|false",
            description = "Say what would be changed only (default: false).")
    private boolean dryRun;

    @Mixin
    private OutputOptions output;

    ConfigUseCommand(Console console, PartialResult partial) {
        this.console = console;
        this.partial = partial;
    }

    @Override
    public Integer call() {
        output.configureLogging();
        Backend backend = backend();
        Configuration configuration = new Configured(console, partial)
                .load(new Overrides(Optional.ofNullable(sqlitePath), Optional.empty(), Optional.empty()));
        Backends.requireAnswer(backend, configuration.settings());
        DefaultBackendChange change =
                new DefaultBackendChange(configuration, backend, target(configuration), Backends.surroundings());
        CutoverPlan plan = change.preview();
        partial.set(JsonCutover.plan(plan));
        say(plan.sentence());
        if (dryRun) {
            plan.obstacle().ifPresent(obstacle -> say("it would fail: " + obstacle));
            say("nothing was changed");
        } else {
            apply(configuration, change);
        }
        if (output.json()) {
            JsonDocument.success(spec.qualifiedName(" "), partial).print(console.out());
        }
        return 0;
    }

    private Backend backend() {
        Optional<Backend> known = Backend.of(word);
        if (known.filter(b -> b == Backend.JSON).isPresent()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "`json` is deprecated and can't be made the default: use `sqlite` or `postgres`");
        }
        return known.orElseThrow(() ->
                new ParameterException(spec.commandLine(), "`" + word + "` is no backend: use `sqlite` or `postgres`"));
    }

    /** A file that was named is one that is there: a typing error must not make one. */
    private Path target(Configuration configuration) {
        if (file == null) {
            return configuration.defaultFile();
        }
        Path given = console.environment().directory().resolve(file).normalize();
        if (!Files.isRegularFile(given)) {
            throw new ParameterException(spec.commandLine(), "`--file` names `" + given + "`, which is no file");
        }
        return given;
    }

    private void apply(Configuration configuration, DefaultBackendChange change) {
        CutoverReport report = Backends.withLedger(
                configuration.settings(), ledger -> change.apply(ledger, Optional.empty()), this::warn);
        partial.set(JsonCutover.report(report));
        report.copy().ifPresent(copy -> say("the file as it was: " + copy));
        report.warning().ifPresent(this::warn);
        report.plan()
                .before()
                .filter(before -> report.plan().changes())
                .ifPresent(before -> say("to go back: " + Invocation.of("config", "use", before)));
    }

    private void warn(String warning) {
        console.err().println("warning: " + warning);
        console.err().flush();
    }

    private void say(String line) {
        PrintWriter out = output.json() ? console.err() : console.out();
        if (!output.quiet() || output.json()) {
            out.println(line);
            out.flush();
        }
    }
}
