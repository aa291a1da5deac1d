package dev.sessiondb.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.cli.CommandTree;
import dev.sessiondb.error.ErrorCode;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** What {@code --help} says of every command. */
class HelpTest {
    private static final int WIDTH = 80;
    private static final Pattern STATUS = Pattern.compile("(?:^Exit status:|,) (\\d+) [^,]");

    static List<CommandSpec> commands() {
        return CommandTree.all();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void itHasExamplesThatCanBeTyped(CommandSpec command) {
        List<String> examples = examples(command);
        assertThat(examples).isNotEmpty().allSatisfy(example -> {
            String[] words = example.replaceAll("^.*?(?=sessiondb )|( {2,}| [|>]|\\)).*", "")
                    .split(" ");
            assertThat(words[0]).isEqualTo("sessiondb");
            CommandTree.root().parseArgs(Arrays.copyOfRange(words, 1, words.length));
        });
        boolean does = CommandTree.has(command, "--json");
        assertThat(examples).as("one of itself").anyMatch(example -> !does || example.contains(" " + command.name()));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void itSaysHowItEnds(CommandSpec command) {
        String text = footer(command);
        assertThat(text).contains("\nExit status: ");
        String statuses = text.substring(text.indexOf("Exit status: ")).replace("\n", " ");
        assertThat(STATUS.matcher(statuses).results().map(found -> Integer.parseInt(found.group(1))))
                .isSubsetOf(Stream.concat(
                                Stream.of(0), Arrays.stream(ErrorCode.values()).map(ErrorCode::exitStatus))
                        .toList())
                .isSorted()
                .matches(found -> !CommandTree.has(command, "--json") || found.contains(0) && found.contains(2));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void itSaysWhatEveryOptionIs(CommandSpec command) {
        assertThat(command.usageMessage().description()).isNotEmpty();
        assertThat(command.options()).allSatisfy(option -> assertThat(option.description())
                .as(option.longestName())
                .isNotEmpty());
        assertThat(command.positionalParameters())
                .allSatisfy(parameter -> assertThat(parameter.description()).isNotEmpty());
        assertThat(examples(command))
                .allSatisfy(example -> assertThat("  " + example).hasSizeLessThan(WIDTH));
        assertThat(command.commandLine().getUsageMessage(Ansi.OFF)).contains("Examples:", "Exit status:");
    }

    private static List<String> examples(CommandSpec command) {
        return footer(command)
                .lines()
                .dropWhile(line -> !line.equals("Examples:"))
                .skip(1)
                .takeWhile(line -> line.startsWith("  "))
                .map(String::strip)
                .toList();
    }

    private static String footer(CommandSpec command) {
        return String.join("\n", command.usageMessage().footer());
    }
}
