package dev.sessiondb.postgres;

import dev.sessiondb.store.SchemaScript;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** A statement of a script that the server refused. */
final class ScriptFailure extends SQLException {
    private static final long serialVersionUID = 1L;

    private final String script;
    private final int line;

    ScriptFailure(SchemaScript script, int line, SQLException cause) {
        super(cause.getMessage(), cause.getSQLState(), cause);
        this.script = script.path();
        this.line = line;
    }

    /** The script's path and the line, from 1, such as {@code V3__x.sql:12}. */
    String place() {
        return script + ":" + line;
    }

    /** The line the server points at, else the one on which the statement begins. */
    static int line(int first, String sql, SQLException cause) {
        return position(cause)
                .filter(position -> position <= sql.length())
                .map(position -> first
                        + (int) sql.substring(0, position - 1)
                                .chars()
                                .filter(c -> c == '\n')
                                .count())
                .orElse(first);
    }

    private static Optional<Integer> position(SQLException cause) {
        return cause instanceof PSQLException server
                ? Optional.ofNullable(server.getServerErrorMessage())
                        .map(ServerErrorMessage::getPosition)
                        .filter(position -> position > 0)
                : Optional.empty();
    }
}
