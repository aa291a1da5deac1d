package dev.sessiondb.postgres;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ServerErrorMessage;

/** A server's error message in words. Its fields: PostgreSQL documentation, "Error and Notice Message Fields"; SQLSTATE classes: the same, appendix A. */
final class ServerErrorText {
    /** Classes whose messages name things, never values: connections, features, constraints, transactions, logins, catalogs, locks, syntax and names, resources, limits, states, interventions, system errors. */
    private static final Set<String> NAMING =
            Set.of("08", "0A", "23", "25", "28", "3D", "3F", "40", "42", "53", "54", "55", "57", "58");

    /** The server's own function behind PL/pgSQL's RAISE, whose text and SQLSTATE are up to whoever wrote it. */
    private static final String RAISE = "exec_stmt_raise";

    /** A line of the context that names a place, not what was there; other kinds quote rows or statements. */
    private static final String FUNCTION = "PL/pgSQL function ";

    private ServerErrorText() {}

    /** Message, detail and the innermost line of the context: rows and values may be among them. */
    static String whole(ServerErrorMessage error) {
        return error.getMessage()
                + given(error.getDetail()).map(detail -> ": " + detail).orElse("")
                + given(error.getWhere())
                        .map(where -> " [" + firstLine(where) + "]")
                        .orElse("");
    }

    /** The message, where its kind is known to quote no value; else what it is about. */
    static String withoutValues(ServerErrorMessage error) {
        return naming(error)
                ? String.valueOf(error.getMessage())
                : "what the server said may quote a value, and is not kept" + about(error);
    }

    private static boolean naming(ServerErrorMessage error) {
        String state = given(error.getSQLState()).orElse("");
        return state.length() == 5 && NAMING.contains(state.substring(0, 2)) && !RAISE.equals(error.getRoutine());
    }

    private static String about(ServerErrorMessage error) {
        return given(error.getTable()).map(name -> ", table `" + name + "`").orElse("")
                + given(error.getColumn())
                        .map(name -> ", column `" + name + "`")
                        .orElse("")
                + given(error.getConstraint())
                        .map(name -> ", constraint `" + name + "`")
                        .orElse("")
                + given(error.getWhere())
                        .filter(where -> where.startsWith(FUNCTION))
                        .map(where -> " [" + firstLine(where) + "]")
                        .orElse("");
    }

    private static Optional<String> given(@Nullable String field) {
        return Optional.ofNullable(field);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
