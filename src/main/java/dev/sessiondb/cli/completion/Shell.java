package dev.sessiondb.cli.completion;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;

/** A shell that completes command lines. */
public enum Shell {
    BASH,
    ZSH,
    FISH;

    /** The script that the shell reads; lines end with a line feed. */
    public String completion(CommandSpec program) {
        List<CompletedCommand> commands = CompletedCommand.tree(program);
        return switch (this) {
            case BASH -> BashCompletion.script(commands);
            case ZSH -> ZshCompletion.script(commands);
            case FISH -> FishCompletion.script(commands);
        };
    }

    /** As it is typed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name under which the shell looks for the script. */
    public String fileName() {
        return switch (this) {
            case BASH -> "sessiondb";
            case ZSH -> "_sessiondb";
            case FISH -> "sessiondb.fish";
        };
    }
}
