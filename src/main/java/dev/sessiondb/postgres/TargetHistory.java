package dev.sessiondb.postgres;

import dev.sessiondb.store.Check;
import dev.sessiondb.store.Migration;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.output.ValidateResult;

/** The target schema's migrations as Flyway sees them. Only for a schema that has a history. */
final class TargetHistory {
    private final Connections connections;
    private final String schema;

    TargetHistory(Connections connections) {
        this.connections = connections;
        this.schema = connections.schema();
    }

    Check check(Connection connection, Subject subject) throws SQLException {
        Flyway flyway = FlywayRunner.on(connections.unpooled(), schema, stored(connection));
        try {
            return check(subject, flyway.info().all(), flyway.validateWithResult());
        } catch (FlywayException e) {
            return subject.fail(
                    String.valueOf(e.getMessage()), "look at `" + Bookkeeping.HISTORY + "` in schema `" + schema + "`");
        }
    }

    private Check check(Subject subject, MigrationInfo[] all, ValidateResult validation) {
        long failed = Arrays.stream(all).filter(m -> m.getState().isFailed()).count();
        long pending = Arrays.stream(all)
                .filter(m -> m.getState() == MigrationState.PENDING)
                .count();
        String detail = all.length + " migrations, " + pending + " pending, " + failed + " failed";
        if (failed > 0 || !validation.validationSuccessful) {
            String why = validation.validationSuccessful ? "" : ": " + validation.getAllErrorMessages();
            return subject.fail(
                    detail + why,
                    "mend `" + Bookkeeping.HISTORY + "` in schema `" + schema + "` before anything is added to it");
        }
        return pending > 0
                ? subject.warn(detail, "pending migrations are left as they are")
                : subject.pass(detail + ": up to date");
    }

    /** The migrations that earlier runs published. */
    private List<Migration> stored(Connection connection) throws SQLException {
        if (!Bookkeeping.exists(connection, schema, Bookkeeping.MIGRATIONS)) {
            return List.of();
        }
        return Query.list(
                connection,
                "SELECT version, description, sql, inverse FROM "
                        + Bookkeeping.qualified(schema, Bookkeeping.MIGRATIONS),
                row -> new Migration(
                        String.valueOf(row.getString(1)),
                        String.valueOf(row.getString(2)),
                        String.valueOf(row.getString(3)),
                        String.valueOf(row.getString(4)),
                        true));
    }
}
