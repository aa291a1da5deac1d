package dev.sessiondb.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.util.DriverInfo;

class BuiltJarIT {

    @TempDir
    private Path home;

    @Test
    void printsItsVersionAndNoWarning() {
        BuiltJar.Result result = new BuiltJar(home).run("--version");
        assertThat(result.exitStatus()).isZero();
        assertThat(result.stdout().lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("sessiondb 0.1.0"),
                        line -> assertThat(line).matches("commit ([0-9a-f]{12}|unknown)"),
                        line -> assertThat(line).startsWith("Java " + System.getProperty("java.version") + " ("),
                        line -> assertThat(line).startsWith("SQLite " + sqlite() + " (sqlite-jdbc " + sqlite() + "."),
                        line -> assertThat(line).isEqualTo("PostgreSQL driver " + DriverInfo.DRIVER_VERSION));
        assertThat(result.stderr()).isEmpty();
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void refusesAnUnknownOptionOnStandardError() {
        BuiltJar.Result result = new BuiltJar(home).run("--no-such-option");
        assertThat(result.exitStatus()).isEqualTo(2);
        assertThat(result.stdout()).isEmpty();
        assertThat(result.stderr()).contains("--no-such-option");
    }

    private static String sqlite() {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT sqlite_version()")) {
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
