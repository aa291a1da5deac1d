package dev.sessiondb.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sessiondb.cli.CommandTree;
import dev.sessiondb.cli.completion.Shell;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Manual pages that groff sets without complaint, and completions that complete, where there is the program to ask. */
@DisabledOnOs(OS.WINDOWS)
class ManualTest {
    @TempDir
    private Path home;

    @BeforeEach
    void write() throws IOException {
        Manual.main(new String[] {
            home.resolve("man").toString(), home.resolve("completion").toString(), "1.2.3"
        });
    }

    @Test
    void everyCommandHasAPageWithEveryOption() throws IOException {
        for (CommandSpec command : CommandTree.all()) {
            String page = Files.readString(home.resolve("man").resolve(ManualPage.name(command) + ".1"));
            assertThat(page).contains(".SH NAME", ".SH SYNOPSIS", ".SH EXAMPLES", ".SH EXIT STATUS", "1.2.3");
            for (OptionSpec option : command.options()) {
                assertThat(page).contains("\\fB" + option.longestName().replace("-", "\\-") + "\\fR");
            }
        }
    }

    @Test
    void groffHasNothingToSay() throws IOException, InterruptedException {
        assumeProgram("groff");
        List<String> command = Stream.concat(
                        Stream.of("groff", "-man", "-Tascii", "-ww", "-z"), pages().map(Path::toString))
                .toList();
        assertThat(ran(command)).isEmpty();
    }

    private Stream<Path> pages() throws IOException {
        try (Stream<Path> pages = Files.list(home.resolve("man"))) {
            return pages.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sessiondb mig; migrate",
                "sessiondb migrate to ; json postgres sqlite",
                "sessiondb migrate to postgres --verify =; counts full none",
                "sessiondb migrate to postgres --on-error ; fail skip widen",
                "sessiondb migrate to postgres --on-error = s; skip",
                "sessiondb migrate to postgres --verify = f; full",
                "sessiondb backups prune --old; --older-than",
                "sessiondb backups --backup; ",
                "sessiondb restore --to s; sqlite",
                "sessiondb migrate to postgres --sqlite-path a; a b.db app.db",
                "sessiondb migrate to postgres --backup ; directory",
                "sessiondb completion ; bash fish zsh",
                "sessiondb migrate to postgres --jobs ; "
            })
    void bashCompletes(String line, String expected) throws IOException, InterruptedException {
        assumeProgram("bash");
        Path work = Files.createDirectories(home.resolve("work"));
        Files.createDirectories(work.resolve("directory"));
        Files.writeString(work.resolve("app.db"), "");
        Files.writeString(work.resolve("a b.db"), "");
        String script = """
                cd "$1"; . "$2"; line="$3"
                COMP_WORDS=($line); case "$line" in *' ') COMP_WORDS+=('') ;; esac
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _sessiondb; printf '%s\\n' "${COMPREPLY[@]}" | LC_ALL=C sort | paste -sd ' ' -
                """;
        String file = home.resolve("completion/bash/sessiondb").toString();
        String padded = line.matches(".*( to|--on-error|--backup|completion|--jobs)")
                        && !line.startsWith("sessiondb backups --")
                ? line + " "
                : line;
        String printed = ran(List.of("bash", "-c", script, "bash", work.toString(), file, padded));
        assertThat(printed.strip()).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @EnumSource(Shell.class)
    void theShellTakesTheScript(Shell shell) throws IOException, InterruptedException {
        assumeProgram(shell.word());
        Path script = home.resolve("completion").resolve(shell.word()).resolve(shell.fileName());
        assertThat(ran(List.of(shell.word(), "-n", script.toString()))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Shell.class)
    void everyCommandAndOptionIsInTheScript(Shell shell) throws IOException {
        String script = Files.readString(
                home.resolve("completion").resolve(shell.word()).resolve(shell.fileName()));
        for (CommandSpec command : CommandTree.all()) {
            assertThat(script).contains("'" + command.qualifiedName(" ") + "'");
            for (OptionSpec option : command.options()) {
                assertThat(script).contains(option.longestName().substring(2));
            }
        }
    }

    private static void assumeProgram(String name) {
        assumeThat(Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, name))))
                .as("there is a %s", name)
                .isTrue();
    }

    private static String ran(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", command, printed).isZero();
        return printed;
    }
}
