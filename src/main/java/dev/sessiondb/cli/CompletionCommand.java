package dev.sessiondb.cli;

import dev.sessiondb.cli.completion.Shell;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sessiondb completion SHELL}. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Prints the script by which a shell completes sessiondb's commands and options.",
        footer = {
            "",
            "Examples:",
            "  source <(sessiondb completion bash)",
            "  sessiondb completion zsh > ~/.zfunc/_sessiondb",
            "  sessiondb completion fish > ~/.config/fish/completions/sessiondb.fish",
            "",
            "Exit status: 0 printed, 2 bad command line."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CompletionCommand implements Callable<Integer> {
    private final Console console;
    private final Supplier<CommandLine> tree;

    @Parameters(paramLabel = "bash|zsh|fish", description = "Which shell.")
    private Shell shell;

    /** @param tree makes every command there is */
    CompletionCommand(Console console, Supplier<CommandLine> tree) {
        this.console = console;
        this.tree = tree;
    }

    @Override
    public Integer call() {
        console.out().print(shell.completion(tree.get().getCommandSpec()));
        console.out().flush();
        return 0;
    }
}
