package dev.sessiondb.postgres;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.store.SchemaScript;
import dev.sessiondb.store.ScriptReader;
import dev.sessiondb.store.ScriptStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.ClassicConfiguration;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.resolver.ChecksumCalculator;
import org.flywaydb.core.internal.resource.StringResource;
import org.flywaydb.core.internal.sqlscript.SqlStatement;
import org.flywaydb.core.internal.sqlscript.SqlStatementIterator;
import org.flywaydb.database.postgresql.PostgreSQLParser;

/** Flyway's own parser and checksums, with placeholders left as they are. */
public final class FlywayScriptReader implements ScriptReader {

    @Override
    public int checksum(String text) {
        return ChecksumCalculator.calculate(new StringResource(text));
    }

    @Override
    public List<ScriptStatement> statements(SchemaScript script) {
        List<ScriptStatement> statements = new ArrayList<>();
        requireClosed(script);
        forEach(
                script,
                statement -> statements.add(new ScriptStatement(
                        script.path(), line(statement), text(statement.getSql()), obstacle(statement))));
        return statements;
    }

    /** What follows on a comment that isn't closed would be passed over in silence. */
    private static void requireClosed(SchemaScript script) {
        List<String> last = new ArrayList<>(List.of(""));
        forEach(script, statement -> last.set(0, statement.getSql()));
        String text = script.text();
        String rest = text.substring(text.lastIndexOf(last.get(0)) + last.get(0).length());
        if (last.get(0).isEmpty()) {
            rest = text;
        }
        if (SqlComments.unclosed(rest.replaceFirst("^\\s*;", ""))) {
            throw Problem.of(ErrorCode.PREFLIGHT_FAILED, "cannot take script `" + script.path() + "` apart")
                    .causedBy("its last comment is never closed, and hides what follows")
                    .hint("close the comment, and run the same command again")
                    .toException();
        }
    }

    private static Optional<String> obstacle(SqlStatement statement) {
        return TransactionObstacles.of(statement.getSql());
    }

    /** Comments before a statement are no part of what is printed. */
    private static String text(String sql) {
        return SqlComments.stripped(sql);
    }

    private static int line(SqlStatement statement) {
        return statement.getLineNumber();
    }

    static void forEach(SchemaScript script, Consumer<SqlStatement> action) {
        ClassicConfiguration configuration = configuration();
        PostgreSQLParser parser = new PostgreSQLParser(configuration, new ParsingContext());
        try (SqlStatementIterator statements = parser.parse(new StringResource(script.text()))) {
            statements.forEachRemaining(action);
        } catch (FlywayException e) {
            throw Problem.of(ErrorCode.PREFLIGHT_FAILED, "cannot take script `" + script.path() + "` apart")
                    .causedBy(String.valueOf(e.getMessage()))
                    .hint("mend the script: a quotation mark, a comment or `$$` may not be closed")
                    .toException(e);
        }
    }

    static ClassicConfiguration configuration() {
        ClassicConfiguration configuration = new ClassicConfiguration(FlywayScriptReader.class.getClassLoader());
        configuration.setPlaceholderReplacement(false);
        return configuration;
    }
}
