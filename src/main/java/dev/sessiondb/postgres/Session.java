package dev.sessiondb.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Nothing of the role's, the database's or the server's own settings may change what a run reads or writes, or end it half-way. A client that is gone, killed or without power, loses its statement within 2 seconds and its locks
 * within a minute, where the server's system can tell. No setting here needs a superuser. {@code default_transaction_read_only} is
 * left alone: whoever set it means it, and the preflight says so. Rows that a policy hides make a statement fail instead of being passed over.
 */
final class Session {

    private Session() {}

    static void prepare(Connection connection) throws SQLException {
        Query.execute(connection, """
                SET search_path = pg_catalog, pg_temp;
                SET TimeZone = 'UTC';
                SET DateStyle = 'ISO, YMD';
                SET bytea_output = 'hex';
                SET extra_float_digits = 3;
                SET standard_conforming_strings = on;
                SET synchronize_seqscans = off;
                SET statement_timeout = 0;
                SET lock_timeout = 0;
                SET row_security = off;
                SET idle_in_transaction_session_timeout = 0;
                SELECT set_config(name, '0', false) FROM pg_settings
                WHERE name IN ('idle_session_timeout', 'transaction_timeout');
                SELECT set_config(s.name, o.value, false)
                FROM pg_settings s JOIN (VALUES ('tcp_keepalives_idle', '30'), ('tcp_keepalives_interval', '10'),
                    ('tcp_keepalives_count', '3'), ('tcp_user_timeout', '60000'),
                    ('client_connection_check_interval', '2000')) o (name, value) ON o.name = s.name
                WHERE version() LIKE '%linux%'
                """);
    }

    /** In this transaction every value has one text, by which rows are known again, whatever the role's settings are. */
    static void prepareTexts(Connection connection) throws SQLException {
        Query.execute(connection, "SET LOCAL IntervalStyle = 'postgres'; SET LOCAL lc_monetary = 'C'");
    }

    /**
     * For a transaction whose loss would go unnoticed, since nobody knows of it yet: its end doesn't wait for the disk. The next one that does, such as the publish, brings all earlier ones there, too.
     */
    static void commitWithoutWaiting(Connection connection) throws SQLException {
        Query.execute(connection, "SET LOCAL synchronous_commit = off");
    }

    /** For what must come to an end though a lost transaction of this run may still hold its locks on the server. */
    static void waitForLocksBriefly(Connection connection) throws SQLException {
        Query.execute(connection, "SET lock_timeout = '10s'");
    }
}
