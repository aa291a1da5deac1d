package dev.sessiondb.postgres;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Says why a connection failed, and what to do about it. SQLSTATEs: PostgreSQL documentation, appendix A, and the driver's {@code PSQLState}. */
final class ConnectionProblems {
    private static final String SETTING =
            "`SESSIONDB_POSTGRES_URL` or `sessiondb.postgres.connectionString` in `.sessiondb/config.yaml`";

    private ConnectionProblems() {}

    static Problem of(String name, SQLException failure) {
        return Problem.of(ErrorCode.TARGET_UNAVAILABLE, "cannot connect to PostgreSQL at `" + name + "`")
                .causedBy(cause(failure))
                .hint(hint(failure));
    }

    private static String cause(SQLException failure) {
        if (hasCause(failure, UnknownHostException.class)) {
            return "unknown host (SQLSTATE " + SqlFailures.state(failure) + ")";
        }
        return TlsProblems.of(failure, SETTING)
                .map(TlsProblems.Explanation::cause)
                .orElse(SqlFailures.text(failure));
    }

    private static String hint(SQLException failure) {
        Optional<TlsProblems.Explanation> certificate = TlsProblems.of(failure, SETTING);
        if (certificate.isPresent()) {
            return certificate.get().hint();
        }
        if (hasCause(failure, SSLException.class)) {
            return "check `sslmode` and `sslrootcert` in " + SETTING;
        }
        if (SqlFailures.text(failure).contains("unsupported startup parameter")) {
            return "a connection pooler stands between: let it have `ignore_startup_parameters = extra_float_digits` (pgbouncer.ini), or connect to the server itself";
        }
        return switch (SqlFailures.state(failure)) {
            case "28P01" -> "check user and password in " + SETTING;
            case "28000" ->
                "let the server's pg_hba.conf allow this user, database and address, and check that the user exists and may log in";
            case "3D000" -> "create the database, or correct its name in " + SETTING;
            case SqlFailures.FORBIDDEN -> "let the database's owner GRANT CONNECT ON DATABASE to the user";
            case "57P03" -> "the server is starting up or shutting down: try again in a moment";
            case "53300" -> "the server has no connection left: close others, or raise max_connections";
            case "08004" -> "give what the server asks for, such as a password or `sslmode`, in " + SETTING;
            case "08001", "08006" -> network(failure);
            default -> "check " + SETTING;
        };
    }

    private static String network(SQLException failure) {
        if (hasCause(failure, UnknownHostException.class)) {
            return "check the host name in " + SETTING;
        }
        if (hasCause(failure, SocketTimeoutException.class)) {
            return "nothing answers at that address: check host and port, and the firewall between";
        }
        return "check that the server runs and listens there (`pg_isready`), and what stands between";
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
