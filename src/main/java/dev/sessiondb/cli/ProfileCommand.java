package dev.sessiondb.cli;

import picocli.CommandLine.Command;

/** {@code sessiondb profile}. */
@Command(
        name = "profile",
        mixinStandardHelpOptions = true,
        description =
                "Profiles say what becomes of single tables and columns: those that are built in, and new ones to edit.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  sessiondb profile list",
            "  sessiondb profile init --sqlite-path app.db profile.yaml",
            "",
            "Exit status: the command's, 2 where none is named."
        })
final class ProfileCommand {}
