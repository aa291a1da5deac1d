package dev.sessiondb.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Holds that a SQLite file and a PostgreSQL database are equal, value by value, as {@link DataComparison} judges it. */
public final class Comparison {
    private final Path file;
    private final TestDatabase database;
    private final CarriedPlan plan;

    public Comparison(Path file, TestDatabase database) {
        this(file, database, CarriedPlan.plain());
    }

    /** Names are what the plan says they became. */
    public Comparison(Path file, TestDatabase database, CarriedPlan plan) {
        this.file = file;
        this.database = database;
        this.plan = plan;
    }

    /** Every ordinary table of the file has the same rows in PostgreSQL. Returns how many rows were compared. */
    public long allTablesEqual() {
        try (Connection connection = database.connect()) {
            return equal(DataComparison.of(file, connection, "public", plan));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public long tableEqual(String table) {
        try (Connection connection = database.connect()) {
            return equal(DataComparison.of(file, connection, "public", plan, table));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What of keys, NOT NULL, foreign keys, generated columns and views did not arrive and isn't said either. */
    public List<String> schemaDifferences() {
        try (Connection connection = database.connect()) {
            return SchemaComparison.of(file, connection, "public", plan);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The ordinary tables of the file. */
    public List<String> tables() {
        return DataComparison.tables(file);
    }

    private static long equal(DataComparison.Result result) {
        assertThat(result.differences()).as("differences").isEmpty();
        return result.rows();
    }
}
