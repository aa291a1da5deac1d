package dev.sessiondb.manual;

import dev.sessiondb.cli.CommandTree;
import dev.sessiondb.cli.completion.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/** Writes a manual page for each command, and a completion for each shell. */
public final class Manual {
    private Manual() {}

    /** @param arguments the directories of the pages and of the completions, and the version */
    public static void main(String[] arguments) throws IOException {
        Path pages = Files.createDirectories(Path.of(arguments[0]));
        for (CommandSpec command : CommandTree.all()) {
            Files.writeString(pages.resolve(ManualPage.name(command) + ".1"), ManualPage.of(command, arguments[2]));
        }
        Path completions = Files.createDirectories(Path.of(arguments[1]));
        for (Shell shell : Shell.values()) {
            Path directory = Files.createDirectories(completions.resolve(shell.word()));
            String script = shell.completion(CommandTree.root().getCommandSpec());
            Files.writeString(directory.resolve(shell.fileName()), script);
        }
    }
}
