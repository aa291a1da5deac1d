package dev.sessiondb.cli;

import dev.sessiondb.migrate.RunListener;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.terminal.Size;
import picocli.CommandLine.Option;

/** Options of commands that take long: how they say where they are. */
final class ProgressOptions {
    private static final Duration READ_ALOUD = Duration.ofSeconds(10);
    private static final Duration LOGGED = Duration.ofSeconds(30);
    private static final Duration STREAMED = Duration.ofSeconds(1);

    @Option(
            names = "--progress",
            defaultValue = "auto",
            paramLabel = "auto|plain|json|none",
            description =
                    "How to say on standard error where it is: drawn on a terminal and in lines elsewhere (auto), in lines (plain), or one JSON document per line (json).")
    private ProgressMode mode = ProgressMode.AUTO;

    @Option(names = "--plain", description = "The same as --progress plain: nothing is drawn, for screen readers.")
    private boolean plain;

    private Optional<RunListener> observer = Optional.empty();

    /** Has another one hear how the command goes on. */
    void observedBy(RunListener listener) {
        observer = Optional.of(listener);
    }

    /** What a command tells where it is. */
    Progress of(Console console, OutputOptions output, Interrupts interrupts, Optional<MigrationOutput> printed) {
        return progress(() -> display(console, output, true), interrupts, printed);
    }

    Progress of(Console console, OutputOptions output, Interrupts interrupts) {
        return of(console, output, interrupts, Optional.empty());
    }

    /** Of a command that is one phase: in a pipe nothing is said of one that is short. */
    Progress ofOnePhase(Console console, OutputOptions output, Interrupts interrupts) {
        return progress(() -> display(console, output, false), interrupts, Optional.empty());
    }

    private Progress progress(Supplier<RunListener> display, Interrupts interrupts, Optional<MigrationOutput> printed) {
        RunListener shown = interrupts.follower().orElseGet(display);
        RunListener told = observer.<RunListener>map(other -> new TwoListeners(shown, other))
                .orElse(shown);
        return new Progress(told, interrupts, printed);
    }

    private RunListener display(Console console, OutputOptions output, boolean phases) {
        if (mode == ProgressMode.JSON) {
            return json(console);
        }
        boolean asked = plain || mode == ProgressMode.PLAIN;
        if (mode == ProgressMode.NONE || output.quiet() || output.json() && !asked) {
            return new RunListener() {};
        }
        if (asked) {
            return plain(console, READ_ALOUD, true);
        }
        Map<String, String> variables = console.environment().variables();
        Optional<Size> size = console.screen().size(variables);
        return size.isPresent() ? live(console, size.get(), output) : plain(console, LOGGED, phases);
    }

    private static RunListener live(Console console, Size size, OutputOptions output) {
        Map<String, String> variables = console.environment().variables();
        boolean colour =
                !output.noColour() && variables.getOrDefault("NO_COLOR", "").isEmpty();
        return new LiveProgress(console.screen(), console.err(), size, variables, colour).begun();
    }

    private static RunListener plain(Console console, Duration period, boolean phases) {
        PlainProgress progress = new PlainProgress(console.err(), System::nanoTime, phases);
        console.screen().every(period, progress::tick);
        return progress;
    }

    private static RunListener json(Console console) {
        JsonProgress progress = new JsonProgress(console.err(), Clock.systemUTC(), System::nanoTime);
        console.screen().every(STREAMED, progress::tick);
        return progress;
    }
}
