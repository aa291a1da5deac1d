package dev.sessiondb.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A command's help as a page for {@code man}, in the macros of man(7). */
final class ManualPage {
    private final CommandSpec command;
    private final List<String> lines = new ArrayList<>();

    private ManualPage(CommandSpec command) {
        this.command = command;
    }

    /** The page's name, such as {@code sessiondb-migrate-to-postgres}. */
    static String name(CommandSpec command) {
        return command.qualifiedName("-");
    }

    static String of(CommandSpec command, String version) {
        return new ManualPage(command).text(version);
    }

    private String text(String version) {
        String[] description = command.usageMessage().description();
        lines.add(".TH \"" + escaped(name(command).toUpperCase(Locale.ROOT)) + "\" 1 \"\" \"sessiondb "
                + escaped(version) + "\" \"sessiondb\"");
        section("NAME");
        lines.add(escaped(name(command)) + " \\- " + escaped(firstSentence(description)));
        section("SYNOPSIS");
        lines.add("\\fB" + escaped(command.qualifiedName(" ")) + "\\fR " + escaped(synopsis()));
        section("DESCRIPTION");
        paragraph(String.join(" ", description));
        prose();
        list("ARGUMENTS", command.positionalParameters());
        list(
                "OPTIONS",
                command.options().stream().filter(option -> !option.hidden()).toList());
        commands();
        examples();
        exitStatus();
        section("SEE ALSO");
        lines.add(seeAlso());
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private void section(String title) {
        lines.add(".SH " + title);
    }

    private void paragraph(String text) {
        lines.add(".PP");
        lines.add(escaped(text));
    }

    private String synopsis() {
        String arguments = command.positionalParameters().stream()
                .map(parameter -> parameter.arity().min() == 0
                        ? "[" + parameter.paramLabel() + "]"
                        : parameter.paramLabel() + (parameter.arity().isVariable() ? "..." : ""))
                .collect(Collectors.joining(" "));
        return command.subcommands().isEmpty() ? ("[OPTION...] " + arguments).strip() : "[OPTION...] COMMAND";
    }

    /** What the footer says before its examples. */
    private void prose() {
        String text = footer().stream()
                .takeWhile(line -> !line.equals("Examples:"))
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining(" "));
        if (!text.isEmpty()) {
            paragraph(text);
        }
    }

    private void list(String title, List<? extends ArgSpec> arguments) {
        if (arguments.isEmpty()) {
            return;
        }
        section(title);
        for (ArgSpec argument : arguments) {
            lines.add(".TP");
            lines.add(argument instanceof OptionSpec option ? option(option) : emphasized(argument.paramLabel()));
            lines.add(escaped(String.join(" ", argument.description())));
        }
    }

    private static String option(OptionSpec option) {
        String names = List.of(option.names()).stream()
                .map(name -> "\\fB" + escaped(name) + "\\fR")
                .collect(Collectors.joining(", "));
        return switch (option.arity().max()) {
            case 0 -> names;
            default ->
                option.arity().min() == 0
                        ? names + "[=" + emphasized(option.paramLabel()) + "]"
                        : names + " " + emphasized(option.paramLabel());
        };
    }

    private void commands() {
        if (command.subcommands().isEmpty()) {
            return;
        }
        section("COMMANDS");
        for (CommandLine below : command.subcommands().values()) {
            CommandSpec spec = below.getCommandSpec();
            lines.add(".TP");
            lines.add("\\fB" + escaped(name(spec)) + "\\fR(1)");
            lines.add(escaped(String.join(" ", spec.usageMessage().description())));
        }
    }

    private void examples() {
        section("EXAMPLES");
        lines.add(".nf");
        footer().stream()
                .dropWhile(line -> !line.equals("Examples:"))
                .skip(1)
                .takeWhile(line -> line.startsWith("  "))
                .forEach(line -> lines.add(escaped(line)));
        lines.add(".fi");
    }

    private void exitStatus() {
        section("EXIT STATUS");
        footer().stream()
                .dropWhile(line -> !line.startsWith("Exit status: "))
                .filter(line -> !line.isBlank())
                .forEach(line -> paragraph(line.replaceFirst("^Exit status: ", "")));
        paragraph("What each says of the data stands in docs/exit-status.md.");
    }

    private String seeAlso() {
        CommandSpec parent = command.parent();
        return parent == null ? "\\fBpsql\\fR(1), \\fBsqlite3\\fR(1)" : "\\fB" + escaped(name(parent)) + "\\fR(1)";
    }

    private List<String> footer() {
        return List.of(command.usageMessage().footer());
    }

    private static String firstSentence(String[] description) {
        return String.join(" ", description).replaceAll("[.:;] .*|\\.$", "");
    }

    private static String emphasized(String text) {
        return "\\fI" + escaped(text) + "\\fR";
    }

    /** Nothing in the text is taken for a request or an escape. */
    private static String escaped(String text) {
        String plain = text.replace("\\", "\\e").replace("-", "\\-").replace("\n", " ");
        return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
    }
}
