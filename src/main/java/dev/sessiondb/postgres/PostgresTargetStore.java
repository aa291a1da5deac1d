package dev.sessiondb.postgres;

import dev.sessiondb.error.Problem;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.Target;
import dev.sessiondb.store.TargetStore;
import dev.sessiondb.store.WorkMonitor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A PostgreSQL database, reached over the network. */
public final class PostgresTargetStore implements TargetStore {
    private static final String TITLE = "PostgreSQL answers";

    private final ConnectionSettings settings;
    private final WorkMonitor monitor;
    private final Optional<String> stagingSchema;

    /** Runs make staging schemas of their own. */
    public PostgresTargetStore(ConnectionSettings settings) {
        this(settings, Optional.empty());
    }

    /** The same, for work that nobody watches. */
    public PostgresTargetStore(ConnectionSettings settings, Optional<String> stagingSchema) {
        this(settings, stagingSchema, WorkMonitor.NONE);
    }

    /**
     * For work that can be watched and cancelled.
     *
     * @param stagingSchema a schema that somebody made for staging, used instead of one of the run's own; emptied afterwards, not dropped
     * @param monitor watches the work, and can cancel it
     */
    public PostgresTargetStore(ConnectionSettings settings, Optional<String> stagingSchema, WorkMonitor monitor) {
        this.settings = settings;
        this.stagingSchema = stagingSchema;
        this.monitor = monitor;
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public List<Check> probe() {
        try (Connection connection = ServerDataSource.to(settings, monitor).getConnection()) {
            String version = connection.getMetaData().getDatabaseProductVersion();
            return List.of(Check.pass("target.reachable", TITLE, "`" + name() + "`, PostgreSQL " + version));
        } catch (SQLException e) {
            Problem problem = ConnectionProblems.of(name(), e);
            String detail = problem.message() + ": " + problem.causedBy().orElse("");
            return List.of(
                    Check.fail("target.reachable", TITLE, detail, problem.hint().orElse(""))
                            .code(problem.code()));
        }
    }

    @Override
    public Target open() {
        if (Thread.currentThread().isInterrupted()) {
            throw SqlFailures.interrupted();
        }
        try {
            return PostgresTarget.open(settings, new StagingSchemas(settings.schema(), stagingSchema), monitor);
        } catch (SQLException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw SqlFailures.interrupted(e);
            }
            throw ConnectionProblems.of(name(), e).toException(e);
        }
    }
}
