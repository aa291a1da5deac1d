package dev.sessiondb.schemaops;

import dev.sessiondb.store.Check;
import dev.sessiondb.store.ScriptStatement;
import java.util.List;
import java.util.stream.Collectors;

/** Checks of scripts that both ways, up and down, have to pass. */
final class ScriptChecks {
    private final SchemaStatus status;

    ScriptChecks(SchemaStatus status) {
        this.status = status;
    }

    Check names() {
        String id = "schema.scripts";
        String title = "every script is a migration";
        List<String> problems = status.scripts().problems();
        if (!problems.isEmpty()) {
            return Check.fail(
                    id, title, String.join("\n", problems), "mend the files as named, and run the same command again");
        }
        List<String> ignored = status.scripts().ignored();
        return ignored.isEmpty()
                ? Check.pass(id, title, status.scripts().scripts().size() + " scripts")
                : Check.warn(
                        id,
                        title,
                        "not executed: "
                                + ignored.stream().map(f -> "`" + f + "`").collect(Collectors.joining(", ")),
                        "callbacks and other SQL files are passed over; remove them if they aren't needed");
    }

    /** What is applied is what the scripts say. */
    Check asRecorded() {
        return asRecorded(status.operator(), "schema.history", "what was applied is as it was");
    }

    /** Nothing is recorded as failed. */
    Check notFailed() {
        List<VersionStatus> failed = status.operator().stream()
                .filter(version -> version.state() == VersionState.FAILED)
                .toList();
        return asRecorded(failed, "schema.history", "nothing is recorded as failed");
    }

    private static Check asRecorded(List<VersionStatus> versions, String id, String title) {
        List<String> differences = versions.stream()
                .flatMap(version -> version.differences().stream())
                .toList();
        return differences.isEmpty()
                ? Check.pass(id, title, "no difference")
                : Check.fail(
                        id,
                        title,
                        String.join("\n", differences),
                        "`sessiondb schema validate` says what to do about each");
    }

    static Check transaction(List<ScriptStatement> statements) {
        String id = "schema.transaction";
        String title = "every statement can be part of one transaction";
        List<String> obstacles = statements.stream()
                .filter(statement -> statement.obstacle().isPresent())
                .map(ScriptChecks::words)
                .toList();
        return obstacles.isEmpty()
                ? Check.pass(id, title, statements.size() + " statements")
                : Check.fail(id, title, String.join("\n", obstacles), "change the scripts as said for each statement");
    }

    private static String words(ScriptStatement statement) {
        String first = statement.sql().lines().findFirst().orElse("");
        return "`" + statement.script() + ":" + statement.line() + "`: `" + first + "` "
                + statement.obstacle().orElse("");
    }
}
