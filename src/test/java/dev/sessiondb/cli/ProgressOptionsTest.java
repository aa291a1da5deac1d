package dev.sessiondb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.config.Environment;
import dev.sessiondb.migrate.Phase;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jline.terminal.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ProgressOptionsTest {
    private static final String LINES = "preflight ...\n";

    private final StringWriter err = new StringWriter();
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final Screen screen = new Screen(terminal, variables -> Optional.of(Size.of(80, 24)));

    @Command
    private static final class Slow {
        @Mixin
        private ProgressOptions progress;

        @Mixin
        private OutputOptions output;
    }

    private Progress progress(Screen on, Map<String, String> variables, String... arguments) {
        Slow command = new Slow();
        new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
        Console console = new Console(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                new Environment(variables, Path.of(""), Path.of("")),
                OutputStream.nullOutputStream(),
                on);
        return command.progress.of(console, command.output, new Interrupts(problem -> {}));
    }

    @ParameterizedTest
    @CsvSource({
        "'', lines",
        "--plain, lines",
        "--progress=plain, lines",
        "--progress=plain --json, lines",
        "--progress=json, events",
        "--progress=json --json, events",
        "--progress=json --quiet, events",
        "--progress=none, nothing",
        "--json, nothing",
        "--quiet, nothing",
        "--plain --quiet, nothing"
    })
    void whereThereIsNoTerminal(String arguments, String expected) {
        progress(new Screen(), Map.of(), arguments.isEmpty() ? new String[0] : arguments.split(" "))
                .phaseStarted(Phase.PREFLIGHT);
        switch (expected) {
            case "lines" -> assertThat(err.toString()).isEqualTo(LINES);
            case "events" -> assertThat(err.toString()).startsWith("{\"schemaVersion\":1,\"event\":\"phase-started\"");
            default -> assertThat(err.toString()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--verbose, '', true",
        "--no-color, '', false",
        "--verbose, 1, false",
    })
    void onATerminalItIsDrawn(String argument, String noColour, boolean colour) throws InterruptedException {
        progress(screen, Map.of("NO_COLOR", noColour), argument).phaseStarted(Phase.PREFLIGHT);
        for (int i = 0; i < 500 && terminal.size() == 0; i++) {
            Thread.sleep(10);
        }
        screen.end();
        String drawn = terminal.toString(StandardCharsets.UTF_8);
        assertThat(drawn).startsWith(colour ? "\u001B[1mpreflight\u001B[0m 0:0" : "preflight 0:0");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"--plain", "--json", "--quiet", "--progress=none", "--progress=json"})
    void onATerminalNothingIsDrawnWhereThatIsNotWanted(String argument) throws InterruptedException {
        progress(screen, Map.of(), argument).phaseStarted(Phase.PREFLIGHT);
        Thread.sleep(300);
        screen.end();
        assertThat(terminal.size()).isZero();
    }

    @Test
    void whatIsDoneStaysOnTheTerminal() {
        Progress progress = progress(screen, Map.of());
        progress.phaseStarted(Phase.PREFLIGHT);
        progress.phaseFinished(Phase.PREFLIGHT, 1_234);
        progress.note("a connection is tried again");
        screen.end();
        assertThat(err.toString()).isEqualTo("preflight done in 1.2 s\na connection is tried again\n");
    }
}
