package dev.sessiondb.postgres;

import static dev.sessiondb.schema.Identifiers.quote;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.store.SchemaScript;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.jdbc.JdbcTemplate;
import org.flywaydb.core.internal.jdbc.Results;
import org.flywaydb.core.internal.sqlscript.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Executes scripts in a transaction of the caller's, as Flyway would: with the target schema before the role's own search path. */
final class ScriptRunner {
    private final Connection connection;
    private final JdbcTemplate template;
    private final Configuration configuration = FlywayScriptReader.configuration();
    private final String searchPath;
    private final String transaction;

    ScriptRunner(Connection connection, String schema) throws SQLException {
        this.connection = connection;
        this.template = new JdbcTemplate(connection, Types.NULL);
        String own = Query.text(connection, "SELECT reset_val FROM pg_settings WHERE name = 'search_path'");
        this.searchPath = quote(schema) + (own.isBlank() ? "" : ", " + own);
        this.transaction = transaction();
    }

    /** @throws ScriptFailure when the server refuses a statement */
    void run(SchemaScript script) throws SQLException {
        Query.text(connection, "SELECT set_config('search_path', ?, true)", searchPath);
        List<SqlStatement> statements = new ArrayList<>();
        FlywayScriptReader.forEach(script, statements::add);
        for (SqlStatement statement : statements) {
            execute(script, statement);
        }
        settle(script);
    }

    private void execute(SchemaScript script, SqlStatement statement) throws SQLException {
        SQLException failure = failure(statement);
        if (failure != null) {
            throw new ScriptFailure(script, line(statement, failure), failure);
        }
    }

    private @Nullable SQLException failure(SqlStatement statement) {
        Results results = statement.execute(template, null, configuration);
        return results.getException();
    }

    private static int line(SqlStatement statement, SQLException failure) {
        String sql = statement.getSql();
        int comments = (int) sql.substring(0, SqlComments.start(sql))
                .chars()
                .filter(c -> c == '\n')
                .count();
        return ScriptFailure.line(statement.getLineNumber() - comments, sql, failure);
    }

    /** What a script sets for its session ends with it. */
    private void settle(SchemaScript script) throws SQLException {
        if (!transaction().equals(transaction)) {
            throw Problem.of(
                            ErrorCode.MIGRATION_FAILED,
                            "script `" + script.path() + "` ended the transaction that it was executed in")
                    .state("unknown: what scripts did before that is committed or rolled back, as this one said")
                    .hint("look at the schema, take the statement that ends the transaction out of the script, and"
                            + " run `sessiondb schema status`")
                    .toException();
        }
        Query.execute(
                connection, "RESET SESSION AUTHORIZATION; RESET ROLE; SET LOCAL search_path = pg_catalog, pg_temp");
    }

    private String transaction() throws SQLException {
        return Query.text(connection, "SELECT pg_catalog.pg_current_xact_id()::text");
    }
}
