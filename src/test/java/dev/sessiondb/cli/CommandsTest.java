package dev.sessiondb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.config.Environment;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandsTest {
    private static final Commands COMMANDS = new Commands(
            new Console(
                    new PrintWriter(new StringWriter()),
                    new PrintWriter(new StringWriter()),
                    new Environment(Map.of(), Path.of(""), Path.of(""))),
            new PartialResult(),
            new Interrupts(problem -> {}));

    static Stream<List<String>> paths() {
        return below(List.of(), COMMANDS.of(List.of()));
    }

    private static Stream<List<String>> below(List<String> path, CommandLine command) {
        return Stream.concat(
                Stream.of(path), command.getSubcommands().entrySet().stream().flatMap(child -> {
                    List<String> longer = new ArrayList<>(path);
                    longer.add(child.getKey());
                    return below(longer, child.getValue());
                }));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void aCommandThatIsNamedIsAsInTheWholeTree(List<String> path) {
        assertThat(help(COMMANDS.of(path), path)).isEqualTo(help(COMMANDS.of(List.of()), path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--help", "stat", "status2", "--debug status", "@file"})
    void allAreMadeWhereNoneIsNamed(String line) {
        assertThat(COMMANDS.of(Arrays.asList(line.split(" "))).getSubcommands())
                .containsOnlyKeys(COMMANDS.of(List.of()).getSubcommands().keySet());
    }

    @Test
    void noneIsMadeBesideTheOneNamed() {
        CommandLine root = COMMANDS.of(List.of("migrate", "to", "postgres", "--help"));
        assertThat(root.getSubcommands()).containsOnlyKeys("migrate");
        assertThat(root.getSubcommands().get("migrate").getSubcommands()).containsOnlyKeys("to");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void theVersionIsPrintedAsPicocliDoes(String option) {
        StringWriter out = new StringWriter();
        Console console = new Console(
                new PrintWriter(out), new PrintWriter(out), new Environment(Map.of(), Path.of(""), Path.of("")));
        assertThat(Sessiondb.run(new String[] {option}, console)).isZero();
        StringWriter printed = new StringWriter();
        COMMANDS.of(List.of()).printVersionHelp(new PrintWriter(printed), CommandLine.Help.Ansi.OFF);
        assertThat(out.toString()).isEqualTo(printed.toString());
    }

    private static String help(CommandLine tree, List<String> path) {
        CommandLine named = tree;
        for (String name : path) {
            named = named.getSubcommands().get(name);
        }
        return named.getUsageMessage(CommandLine.Help.Ansi.OFF);
    }
}
