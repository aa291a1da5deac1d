package dev.sessiondb.postgres;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.postgresql.util.PSQLException;

/** Wraps the driver's exceptions, once, where they come out of it. SQLSTATEs: PostgreSQL documentation, appendix A. */
final class SqlFailures {
    static final String LOCK_NOT_AVAILABLE = "55P03";
    static final String DEADLOCK = "40P01";
    static final String FORBIDDEN = "42501";
    static final String FULL = "53300";
    static final String STARTING = "57P03";

    private static final String SERIALIZATION = "40001";
    private static final Set<String> PASSING = Set.of(SERIALIZATION, DEADLOCK, FULL, STARTING);

    private static final Problem INTERRUPTED =
            Problem.of(ErrorCode.INTERRUPTED, "interrupted").hint("run the same command again");

    private SqlFailures() {}

    /** The failure of a step that had to work, in the operator's words. An interrupted thread's failure is {@code INTERRUPTED}, whatever the driver calls it. */
    static SessionDbException wrap(ErrorCode code, String what, SQLException cause) {
        if (Thread.currentThread().isInterrupted()) {
            return interrupted(cause);
        }
        Problem problem = Problem.of(code, what).causedBy(text(cause)).hint(hint(cause));
        return passing(cause) ? problem.toPassingException(cause) : problem.toException(cause);
    }

    /** Whether the same may work a moment later: the connection is gone, others were in the way, or the server is full or starting up. */
    static boolean passing(SQLException failure) {
        return lost(failure) || PASSING.contains(state(failure));
    }

    static SessionDbException interrupted(Throwable cause) {
        return INTERRUPTED.toException(cause);
    }

    /** Before anything was asked of the server. */
    static SessionDbException interrupted() {
        return INTERRUPTED.toException();
    }

    /** What to do about it, as far as the SQLSTATE tells. */
    static String hint(SQLException failure) {
        if (lost(failure)) {
            return "the connection was lost: look into the server's log, and run the same command again";
        }
        if (hiddenRows(failure)) {
            return "connect as the table's owner, or let a superuser execute: ALTER ROLE ... BYPASSRLS";
        }
        return switch (state(failure)) {
            case FORBIDDEN -> "let the owner grant the role what the message names, and run the same command again";
            case LOCK_NOT_AVAILABLE, DEADLOCK ->
                "another session holds a table of the target: end it (pg_stat_activity), and run the same command again";
            case "53400" -> "let a superuser raise that limit for the role, and run the same command again";
            case "53100" -> "free disk space on the server, and run the same command again";
            case "25006" -> "make the database writable, or connect to the primary, and run the same command again";
            default -> "mend what the server says, and run the same command again";
        };
    }

    /** Whether a policy of row-level security would have left rows out: the server's function that says so isn't translated, unlike its message. */
    private static boolean hiddenRows(SQLException failure) {
        return deepest(failure) instanceof PSQLException server
                && server.getServerErrorMessage() != null
                && "check_enable_rls".equals(server.getServerErrorMessage().getRoutine());
    }

    /** Whether a function, such as a trigger's, raised it. */
    static boolean raised(SQLException failure) {
        return deepest(failure) instanceof PSQLException server
                && server.getServerErrorMessage() != null
                && server.getServerErrorMessage().getWhere() != null;
    }

    /** Whether the connection is gone: the driver's class 08 (the server's own 08P01 comes over a live one), or the server going down (57P01 to 57P05). */
    static boolean lost(SQLException failure) {
        String state = state(failure);
        boolean answered = deepest(failure) instanceof PSQLException server && server.getServerErrorMessage() != null;
        return answered ? state.startsWith("57P") : state.startsWith("08") || state.isEmpty();
    }

    /** The server's message, detail and SQLSTATE; without the statement, which may hold values. */
    static String text(SQLException failure) {
        SQLException deepest = deepest(failure);
        if (deepest instanceof PSQLException server && server.getServerErrorMessage() != null) {
            return ServerErrorText.whole(server.getServerErrorMessage()) + suffix(failure);
        }
        return firstLine(String.valueOf(deepest.getMessage())) + network(deepest) + suffix(failure);
    }

    /** The same for a record that others read: without detail, context, and a message that may quote a value. */
    static String textWithoutValues(SQLException failure) {
        SQLException deepest = deepest(failure);
        return deepest instanceof PSQLException server && server.getServerErrorMessage() != null
                ? ServerErrorText.withoutValues(server.getServerErrorMessage()) + suffix(failure)
                : text(failure);
    }

    private static String suffix(SQLException failure) {
        String state = state(failure);
        return state.isEmpty() ? "" : " (SQLSTATE " + state + ")";
    }

    private static String network(SQLException failure) {
        return failure.getCause() instanceof IOException network && network.getMessage() != null
                ? ": " + firstLine(network.getMessage())
                : "";
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    static String state(SQLException failure) {
        return Optional.ofNullable(deepest(failure).getSQLState()).orElse("");
    }

    private static SQLException deepest(SQLException failure) {
        SQLException deepest = failure;
        while (deepest.getCause() instanceof SQLException cause) {
            deepest = cause;
        }
        return deepest;
    }
}
