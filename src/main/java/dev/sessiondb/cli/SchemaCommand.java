package dev.sessiondb.cli;

import picocli.CommandLine.Command;

/** {@code sessiondb schema}. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "Shows what a source would become.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = SchemaShowCommand.class)
final class SchemaCommand {}
