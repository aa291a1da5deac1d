package dev.sessiondb.cli;

import picocli.CommandLine.Command;

/** {@code sessiondb schema}. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "Shows what a source would become; the versions of PostgreSQL's schema, up, down, and mended.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  sessiondb schema show --sqlite-path app.db",
            "  sessiondb schema status",
            "",
            "Exit status: the command's, 2 where none is named."
        })
final class SchemaCommand {}
