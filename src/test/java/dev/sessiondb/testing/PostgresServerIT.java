package dev.sessiondb.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class PostgresServerIT {

    @Test
    void givesADatabaseThatAnOrdinaryRoleOwns() {
        try (TestDatabase database = TestDatabase.create()) {
            database.execute("CREATE TABLE t (a int)", "INSERT INTO t VALUES (7)");
            assertThat(database.value("SELECT a FROM t")).isEqualTo(7);
            assertThat(database.value("SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo(false);
        }
    }

    @Test
    void noticesAStagingSchemaThatIsLeft() {
        TestDatabase database = TestDatabase.create();
        database.execute("CREATE SCHEMA sessiondb_stage_x");
        assertThatThrownBy(database::close).hasMessageContaining("sessiondb_stage_x");
    }

    @Test
    void noticesAConnectionThatIsLeft() throws SQLException {
        TestDatabase database = TestDatabase.create();
        Connection leaked = database.connect();
        assertThatThrownBy(database::close).hasMessageContaining("connection");
        leaked.close();
    }

    @Test
    void noticesAnAdvisoryLockThatIsLeft() throws SQLException {
        TestDatabase database = TestDatabase.create();
        try (Connection leaked = database.connect();
                Statement statement = leaked.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(7)");
            assertThatThrownBy(database::close).hasMessageContaining("advisory lock (0, 7)");
        }
    }

    @Test
    void letsATestLeaveThingsOnPurpose() throws SQLException {
        TestDatabase database = TestDatabase.create();
        database.execute("CREATE SCHEMA sessiondb_stage_x");
        database.allowStages();
        database.allowConnections();
        try (Connection left = database.connect()) {
            assertThat(left.isValid(5)).isTrue();
            database.close();
            assertThat(left.isValid(5)).isFalse();
        }
    }

    @Test
    void dropsDatabaseAndRole() {
        TestDatabase closed = TestDatabase.create();
        closed.close();
        try (TestDatabase other = TestDatabase.create()) {
            assertThat(other.value("SELECT count(*) FROM pg_database WHERE datname = '" + closed.name() + "'"))
                    .isEqualTo(0L);
            assertThat(other.value("SELECT count(*) FROM pg_roles WHERE rolname = '" + closed.role() + "'"))
                    .isEqualTo(0L);
        }
    }

    @Test
    void refusesAWrongPassword() {
        try (TestDatabase database = TestDatabase.create()) {
            String url = "jdbc:postgresql://" + database.host() + ":" + database.port() + "/" + database.name();
            assertThatThrownBy(() -> DriverManager.getConnection(url, database.role(), "wrong"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
        }
    }

    @Test
    void givesOtherEncodingsPoorRolesAndReadOnlyDatabases() {
        try (TestDatabase ascii = TestDatabase.sqlAscii()) {
            assertThat(ascii.value("SELECT current_setting('server_encoding')")).isEqualTo("SQL_ASCII");
        }
        try (TestDatabase poor = TestDatabase.withoutRights()) {
            assertThatThrownBy(() -> poor.execute("CREATE TABLE t (a int)")).hasMessageContaining("permission denied");
            assertThatThrownBy(() -> poor.execute("CREATE SCHEMA s")).hasMessageContaining("permission denied");
            assertThat(poor.value("SELECT 1")).isEqualTo(1);
        }
        try (TestDatabase readOnly = TestDatabase.create()) {
            readOnly.makeReadOnly();
            assertThatThrownBy(() -> readOnly.execute("CREATE TABLE t (a int)")).hasMessageContaining("read-only");
        }
    }
}
