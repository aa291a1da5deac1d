package dev.sessiondb.cli;

import dev.sessiondb.config.Overrides;
import dev.sessiondb.config.Setting;
import dev.sessiondb.config.SettingsLoader;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.telemetry.ObservedRun;
import dev.sessiondb.telemetry.RunTelemetry;
import dev.sessiondb.telemetry.TelemetrySettings;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Has a command that takes long observed, where telemetry was asked for. It never makes a command fail, and never changes its exit status. */
final class Observation {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Console console;
    private final Interrupts interrupts;
    private Optional<RunTelemetry> telemetry = Optional.empty();

    Observation(Console console, Interrupts interrupts) {
        this.console = console;
        this.interrupts = interrupts;
    }

    /**
     * Runs a command, and returns its exit status.
     *
     * @param work parses the arguments and runs the command
     */
    int of(CommandLine commands, IntSupplier work) {
        commands.setExecutionStrategy(this::run);
        int status = work.getAsInt();
        telemetry.flatMap(run -> run.end(status, interrupts.left(PATIENCE))).ifPresent(this::warn);
        return status;
    }

    private int run(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        if (!last.isUsageHelpRequested() && !last.isVersionHelpRequested()) {
            begin(last.commandSpec());
        }
        return new RunLast().execute(parsed);
    }

    private void begin(CommandSpec command) {
        Optional<ProgressOptions> progress = options(command, ProgressOptions.class);
        TelemetrySettings settings = TelemetrySettings.of(console.environment().variables(), System.getProperties());
        if (progress.isEmpty() || settings.forbidden() || !settings.asked(configured())) {
            return;
        }
        try {
            RunTelemetry run = RunTelemetry.begin(settings, observed(command));
            progress.get().observedBy(run.listener());
            telemetry = Optional.of(run);
        } catch (SessionDbException e) {
            warn("no telemetry is sent: " + e.problem().message());
        }
    }

    /** What is wrong with the configuration, the command itself says. */
    private Optional<Boolean> configured() {
        Overrides none = new Overrides(Optional.empty(), Optional.empty(), Optional.empty());
        return SettingsLoader.check(console.environment(), none)
                .configuration()
                .settings()
                .telemetry()
                .map(Setting::value);
    }

    private static ObservedRun observed(CommandSpec command) {
        return new ObservedRun(
                command.qualifiedName(" ").replaceFirst("^sessiondb ", ""),
                options(command, DryRunOptions.class).map(options -> !options.real(command)),
                Version.number());
    }

    private static <T> Optional<T> options(CommandSpec command, Class<T> kind) {
        return command.mixins().values().stream()
                .map(CommandSpec::userObject)
                .flatMap(options -> kind.isInstance(options) ? Stream.of(kind.cast(options)) : Stream.empty())
                .findFirst();
    }

    private void warn(String message) {
        console.err().println("warning: " + message);
        console.err().flush();
    }
}
