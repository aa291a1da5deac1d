package dev.sessiondb.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.sessiondb.store.WorkMonitor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens connections: from a pool, or single ones that outlive a transaction. All are set up by {@link Session}. */
final class Connections implements AutoCloseable {
    /** How long to wait for a connection, in milliseconds: the pool is larger than the number of users, so only the server makes anyone wait. */
    private static final long PATIENCE = 10_000;

    private final ConnectionSettings settings;
    private final StagingSchemas staging;
    private final ServerDataSource server;
    private final WorkMonitor monitor;
    private final boolean pooler;

    private @Nullable Connection first;

    /** Made for the second connection: many commands need one only. */
    private @Nullable HikariDataSource pool;

    /**
     * To a server that answers.
     *
     * @param first the connection on which it did; handed out first
     * @param monitor hears how work goes on
     */
    Connections(
            ConnectionSettings settings,
            StagingSchemas staging,
            ServerDataSource server,
            Connection first,
            WorkMonitor monitor) {
        this.settings = settings;
        this.staging = staging;
        this.server = server;
        this.first = first;
        this.monitor = monitor;
        this.pooler = PinnedConnection.is(first);
    }

    /**
     * A pooled connection that autocommits. Where a connection pooler stands between, each is opened anew, which costs it little, and closed for good.
     */
    Connection pooled() throws SQLException {
        Connection opened = takeFirst();
        if (opened != null) {
            return opened;
        }
        return pooler ? alone() : pool().getConnection();
    }

    private synchronized @Nullable Connection takeFirst() {
        Connection taken = first;
        first = null;
        return taken;
    }

    private synchronized HikariDataSource pool() {
        if (pool == null) {
            HikariConfig config = new HikariConfig();
            config.setPoolName("sessiondb");
            config.setDataSource(server);
            config.setMaximumPoolSize(settings.poolSize());
            config.setMinimumIdle(0);
            config.setInitializationFailTimeout(-1);
            config.setConnectionTimeout(PATIENCE);
            config.setMaxLifetime(0);
            pool = new HikariDataSource(config);
        }
        return pool;
    }

    /** Closes a pooled connection for good: for one whose server may still send what nobody reads. */
    void discard(Connection pooled) {
        if (!pooler) {
            pool().evictConnection(pooled);
        }
    }

    /** A connection of its own, which the caller closes. */
    Connection alone() throws SQLException {
        return server.getConnection();
    }

    /** As {@link #alone}, for what comes after work that was cancelled, and is not cancelled itself. */
    Connection afterwards() throws SQLException {
        return server.uncancelled();
    }

    /** Hears how work on these connections goes on. */
    WorkMonitor monitor() {
        return monitor;
    }

    /** Whether a connection pooler stands between. */
    boolean behindPooler() {
        return pooler;
    }

    /** As {@link #alone}, but gives up after a while: for trying how many there may be. */
    Connection tried() throws SQLException {
        Map<String, String> properties = new HashMap<>(settings.properties());
        properties.put("socketTimeout", String.valueOf(PATIENCE / 1000));
        ConnectionSettings impatient = new ConnectionSettings(
                settings.servers(),
                settings.database(),
                settings.user(),
                settings.keyPassword(),
                properties,
                settings.schema(),
                settings.poolSize());
        return ServerDataSource.to(impatient, WorkMonitor.NONE).atOnce();
    }

    /** How many there are at once, at most. */
    int most() {
        return settings.poolSize();
    }

    /** Unpooled connections, for Flyway. */
    ServerDataSource unpooled() {
        return server;
    }

    /** Where runs stage. */
    StagingSchemas staging() {
        return staging;
    }

    /** The schema the application's tables are in. */
    String schema() {
        return settings.schema();
    }

    @Override
    public synchronized void close() {
        closeFirst();
        if (pool != null) {
            pool.close();
        }
    }

    private void closeFirst() {
        Connection unused = takeFirst();
        if (unused == null) {
            return;
        }
        try {
            unused.close();
        } catch (SQLException e) {
            // Nobody has used it, nobody will.
        }
    }
}
