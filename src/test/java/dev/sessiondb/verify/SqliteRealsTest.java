package dev.sessiondb.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteRealsTest {

    @ParameterizedTest
    @CsvSource({
        "1.0, 1.0",
        "0.0, 0.0",
        "-0.0, -0.0",
        "0.1, 0.1",
        "-2.5, -2.5",
        "123456789012345, 123456789012345.0",
        "1e15, 1.0e+15",
        "1234567890123456, 1234567890123456.0",
        "0.30000000000000004, 0.30000000000000004",
        "1.5e300, 1.5e+300",
        "1e-4, 0.0001",
        "1e-5, 1.0e-05",
        "4.9e-324, 4.94065645841247e-324",
        "Infinity, Inf",
        "-Infinity, -Inf"
    })
    void printsAsSqlite(double value, String text) {
        assertThat(SqliteReals.text(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithSqliteWhere15DigitsAreEnough(long seed) throws SQLException {
        Random random = new Random(seed);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                PreparedStatement cast = connection.prepareStatement("SELECT printf('%!.15g', ?)")) {
            for (int i = 0; i < 2_000; i++) {
                double value = BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), random.nextInt(30) - 5)
                        .round(new java.math.MathContext(1 + random.nextInt(15)))
                        .doubleValue();
                cast.setDouble(1, value);
                try (ResultSet row = cast.executeQuery()) {
                    assertThat(SqliteReals.text(value)).isEqualTo(row.getString(1));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void alwaysStandsForTheSameDouble(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value) && value != 0) {
                assertThat(Double.parseDouble(SqliteReals.text(value))).isEqualTo(value);
            }
        }
    }
}
