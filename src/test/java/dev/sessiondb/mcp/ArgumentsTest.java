package dev.sessiondb.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a tool is called with, as a command line; and what it refuses. */
class ArgumentsTest {

    private static List<String> commandLine(AgentTool tool, Access access, String arguments) throws IOException {
        Map<String, Object> given = new HashMap<>();
        Json.object(new ByteArrayInputStream(arguments.getBytes(StandardCharsets.UTF_8)))
                .forEach((name, value) -> given.put(name, value == null ? "" : value));
        return tool.commandLine(
                tool.declaration(ToolNames.DOTTED, access).input().check(given));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            STATUS  | {}                                                     | status --json
            STATUS  | {"quick": true}                                        | status --quick --json
            BACKUPS | {}                                                     | backups list --json
            BACKUPS | {"verify": true}                                       | backups list --verify --json
            VERIFY  | {}                                                     | verify --limit=20 --json
            VERIFY  | {"from": "sqlite", "to": "json", "subset": true, "limit": 0} | verify --from=sqlite --to=json --limit=0 --subset --json
            MIGRATE | {"to": "postgres"}                                     | migrate to postgres --dry-run=true --json
            MIGRATE | {"to": "postgres", "dryRun": false, "setDefault": true} | migrate to postgres --dry-run=false --set-default --json
            MIGRATE | {"to": "sqlite", "dryRun": false, "setDefault": false} | migrate to sqlite --dry-run=false --json
            RESTORE | {"backup": "latest", "to": "json"}                     | restore --backup=latest --to=json --dry-run=true --json
            RESTORE | {"backup": "20261121T185609Z-da13", "to": "postgres", "dryRun": false} | restore --backup=20261121T185609Z-da13 --to=postgres --dry-run=false --json
            """)
    void eachToolIsACommand(AgentTool tool, String arguments, String words) throws IOException {
        assertThat(String.join(" ", commandLine(tool, Access.FULL, arguments))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            STATUS  | {"verbose": true}                                      | there is no argument `verbose`
            MIGRATE | {}                                                     | `to` is missing: it is `postgres` or `sqlite` or `json`
            MIGRATE | {"to": "s3cr3t"}                                       | `to` must be `postgres` or `sqlite` or `json`
            MIGRATE | {"to": "postgres", "dryRun": "s3cr3t"}                 | `dryRun` must be `true` or `false`
            MIGRATE | {"to": "postgres", "connectionString": "s3cr3t"}       | there is no argument for a connection: it comes from the configuration
            MIGRATE | {"to": "postgres", "connection_string": "s3cr3t"}      | there is no argument for a connection: it comes from the configuration
            MIGRATE | {"to": "postgres", "sqlitePath": "s3cr3t"}             | there is no argument `sqlitePath`
            MIGRATE | {"to": "json", "setDefault": true}                     | `setDefault` is for `to`: `postgres`
            VERIFY  | {"limit": -1}                                          | `limit` must be a whole number, at least 0
            VERIFY  | {"limit": 1.5}                                         | `limit` must be a whole number, at least 0
            VERIFY  | {"from": "../s3cr3t"}                                  | `from` must be `sqlite` or `postgres` or `json`
            RESTORE | {"backup": "/etc/s3cr3t", "to": "json"}                | `backup` must be as its description says
            RESTORE | {"backup": "--to=s3cr3t", "to": "json"}                | `backup` must be as its description says
            RESTORE | {"backup": "session-backup-1/../s3cr3t", "to": "json"} | `backup` must be as its description says
            RESTORE | {"backup": "latest\\ns3cr3t", "to": "json"}            | `backup` must be as its description says
            """)
    void whatDoesNotFitIsNamedAndNeverRepeated(AgentTool tool, String arguments, String message) {
        SessionDbException refusal =
                catchThrowableOfType(SessionDbException.class, () -> commandLine(tool, Access.FULL, arguments));
        assertThat(refusal.problem().code()).isEqualTo(ErrorCode.USAGE);
        assertThat(refusal.problem().message()).startsWith(message).doesNotContain("s3cr3t");
        assertThat(refusal.problem().hint()).isPresent();
    }

    @Test
    void dryRunsOnlyWhereNothingMayBeWritten() throws IOException {
        assertThat(commandLine(AgentTool.MIGRATE, Access.READ_ONLY, "{\"to\": \"postgres\"}"))
                .contains("--dry-run=true");
        for (AgentTool tool : List.of(AgentTool.MIGRATE, AgentTool.RESTORE)) {
            SessionDbException refusal = catchThrowableOfType(
                    SessionDbException.class,
                    () -> commandLine(
                            tool,
                            Access.READ_ONLY,
                            tool == AgentTool.MIGRATE
                                    ? "{\"to\": \"postgres\", \"dryRun\": false}"
                                    : "{\"to\": \"postgres\", \"backup\": \"latest\", \"dryRun\": false}"));
            assertThat(refusal.problem().message()).contains("`--read-only`");
            assertThat(tool.declaration(ToolNames.DOTTED, Access.READ_ONLY)
                            .hints()
                            .readOnly())
                    .isTrue();
        }
    }

    @Test
    void namesWithoutDots() {
        ToolDeclaration backups = AgentTool.BACKUPS.declaration(ToolNames.UNDERSCORED, Access.FULL);
        assertThat(backups.name()).isEqualTo("sessiondb_backups");
        assertThat(backups.description()).contains("sessiondb_restore").doesNotContain("sessiondb.");
    }
}
