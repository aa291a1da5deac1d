package dev.sessiondb.mcp;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tools, and the command line that each stands for. */
enum AgentTool {
    STATUS("status") {
        @Override
        List<String> commandLine(Arguments given) {
            return json("status", given.flag("quick") ? List.of("--quick") : List.of());
        }
    },
    BACKUPS("backups list") {
        @Override
        List<String> commandLine(Arguments given) {
            return json("backups list", given.flag("verify") ? List.of("--verify") : List.of());
        }
    },
    VERIFY("verify") {
        @Override
        List<String> commandLine(Arguments given) {
            List<String> options = new ArrayList<>();
            given.word("from").ifPresent(from -> options.add("--from=" + from));
            given.word("to").ifPresent(to -> options.add("--to=" + to));
            given.word("limit").ifPresent(limit -> options.add("--limit=" + limit));
            if (given.flag("subset")) {
                options.add("--subset");
            }
            return json("verify", options);
        }
    },
    MIGRATE("migrate to") {
        @Override
        List<String> commandLine(Arguments given) {
            String to = given.word("to").orElseThrow();
            List<String> options = new ArrayList<>(List.of("--dry-run=" + given.flag("dryRun")));
            if (given.flag("setDefault")) {
                requirePostgres(to);
                options.add("--set-default");
            }
            return json("migrate to " + to, options);
        }
    },
    RESTORE("restore") {
        @Override
        List<String> commandLine(Arguments given) {
            return json(
                    "restore",
                    List.of(
                            "--backup=" + given.word("backup").orElseThrow(),
                            "--to=" + given.word("to").orElseThrow(),
                            "--dry-run=" + given.flag("dryRun")));
        }
    };

    private final String command;

    AgentTool(String command) {
        this.command = command;
    }

    /** As its document names the command while nothing else is known. */
    String command() {
        return command;
    }

    /**
     * The arguments of the command.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code USAGE} when they contradict each other
     */
    abstract List<String> commandLine(Arguments given);

    ToolDeclaration declaration(ToolNames names, Access access) {
        return ToolDeclaration.of(name().toLowerCase(Locale.ROOT), names, access);
    }

    private static List<String> json(String command, List<String> options) {
        List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
        words.addAll(options);
        words.add("--json");
        return words;
    }

    private static void requirePostgres(String to) {
        if (!to.equals("postgres")) {
            throw Problem.of(ErrorCode.USAGE, "`setDefault` is for `to`: `postgres`")
                    .hint("leave it out; the operator changes the default with `sessiondb config use " + to + "`")
                    .toException();
        }
    }
}
