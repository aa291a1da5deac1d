package dev.sessiondb.cli;

import picocli.CommandLine.Command;

/** {@code sessiondb profile}. */
@Command(
        name = "profile",
        mixinStandardHelpOptions = true,
        description = "Writes what becomes of each table and column as a file to edit.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = ProfileInitCommand.class)
final class ProfileCommand {}
