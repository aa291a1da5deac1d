package dev.sessiondb.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What can follow one command.
 *
 * @param path the command with the program's name first, such as {@code sessiondb migrate to}
 * @param commands the commands below it, each with what it does
 * @param argument what stands for itself, without an option
 */
record CompletedCommand(String path, List<Word> commands, List<CompletedOption> options, CompletedArgument argument) {

    /** A word, and what it means. */
    record Word(String text, String description) {}

    /** A command and all below it, each before those below it. */
    static List<CompletedCommand> tree(CommandSpec command) {
        List<CompletedCommand> all = new ArrayList<>(List.of(of(command)));
        command.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .forEach(below -> all.addAll(tree(below)));
        return all;
    }

    private static CompletedCommand of(CommandSpec command) {
        List<Word> commands = command.subcommands().entrySet().stream()
                .map(CompletedCommand::word)
                .toList();
        List<CompletedOption> options = command.options().stream()
                .filter(option -> !option.hidden())
                .map(CompletedCommand::option)
                .toList();
        CompletedArgument argument = command.positionalParameters().stream()
                .map(parameter -> CompletedArgument.of(parameter.paramLabel()))
                .reduce(CompletedArgument.NONE, CompletedArgument::or);
        return new CompletedCommand(command.qualifiedName(" "), commands, options, argument);
    }

    private static Word word(Map.Entry<String, CommandLine> command) {
        return new Word(
                command.getKey(),
                sentence(command.getValue().getCommandSpec().usageMessage().description()));
    }

    private static CompletedOption option(OptionSpec option) {
        CompletedArgument argument =
                option.arity().max() == 0 ? CompletedArgument.NONE : CompletedArgument.of(option.paramLabel());
        boolean attached = option.arity().min() == 0;
        return new CompletedOption(List.of(option.names()), sentence(option.description()), argument, attached);
    }

    /** The first, without its full stop. */
    private static String sentence(String[] description) {
        String text = String.join(" ", description).replaceAll("[.:;] .*| \\(.*", "");
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
