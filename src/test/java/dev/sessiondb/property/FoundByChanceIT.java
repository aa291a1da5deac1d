package dev.sessiondb.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What {@link RandomDatabaseIT} once found, each with its smallest database. */
class FoundByChanceIT {
    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void namesThatAreOneOnlyByUnicodeCaseFolding() {
        arrives(
                "CREATE TABLE t (\"ÜNÏ\" INTEGER PRIMARY KEY AUTOINCREMENT, \"ünï\" 'x' UNIQUE)",
                "CREATE TABLE \"É\" (id INTEGER PRIMARY KEY, t REFERENCES t)",
                "CREATE TABLE \"é\" (id INTEGER PRIMARY KEY, parent REFERENCES \"É\")",
                "INSERT INTO t VALUES (1, 'a'), (2, 'b')",
                "INSERT INTO \"É\" VALUES (7, 1)",
                "INSERT INTO \"é\" VALUES (1, 7)");
    }

    @Test
    void bytesThatAnEarlierRunMadeOfNumbersAndBlobs() {
        MigrationCheck check = new MigrationCheck(database);
        assertThat(check.fault(database(
                        "CREATE TABLE t (c INTEGER)", "INSERT INTO t VALUES (x'af81099ffa'), (-0.866), ('text'), (7)")))
                .isEmpty();
        assertThat(check.counts()).isEqualTo("0 carried, 1 refused");
    }

    @Test
    void defaultsThatAreNotOfTheColumnsType() {
        arrives(
                "CREATE TABLE t (a UUID DEFAULT 'text', b INTEGER DEFAULT 'text', c BOOLEAN DEFAULT 'text', d DATE DEFAULT 7)",
                "INSERT INTO t VALUES (NULL, 1, 0, NULL)");
    }

    @Test
    void anIndexWithACollationOverJson() {
        arrives(
                "CREATE TABLE t (j JSON)",
                "CREATE UNIQUE INDEX i ON t (j COLLATE RTRIM)",
                "INSERT INTO t VALUES ('{\"a\": 1, \"a\": 2}')");
    }

    @Test
    void aViewIsAccountedFor() {
        arrives(
                "CREATE TABLE t (id INTEGER PRIMARY KEY, b BOOLEAN)",
                "CREATE VIEW v AS SELECT id, b FROM t WHERE b = 1",
                "INSERT INTO t VALUES (1, 1)");
    }

    private static void arrives(String... statements) {
        MigrationCheck check = new MigrationCheck(database);
        assertThat(check.fault(database(statements))).isEmpty();
        assertThat(check.counts()).isEqualTo("1 carried, 0 refused");
    }

    private static RandomDatabase database(String... statements) {
        return RandomDatabase.of(List.of(statements));
    }
}
