package dev.sessiondb.schemaops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.store.SchemaVersion;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Versions compare as Flyway's do. */
class SchemaVersionTest {

    @ParameterizedTest
    @CsvSource({
        "1,2",
        "2,10",
        "1,1.0",
        "1.0,1.0.0",
        "1.2,1.10",
        "01,1",
        "20260101120000.20252.1,20260101120000.20252.3",
        "99999999999999999999,1",
        "3,3.0.1",
        "1,1"
    })
    void asFlywayComparesThem(String one, String other) {
        int flyway = MigrationVersion.fromVersion(one).compareTo(MigrationVersion.fromVersion(other));
        int ours = new SchemaVersion(one).compareTo(new SchemaVersion(other));
        assertThat(Integer.signum(ours)).isEqualTo(Integer.signum(flyway));
        assertThat(new SchemaVersion(one).same(new SchemaVersion(other))).isEqualTo(flyway == 0);
    }

    @ParameterizedTest
    @CsvSource({"''", "1.", ".1", "1..2", "a", "1a", "-1", "1_2"})
    void whatIsNone(String text) {
        assertThat(SchemaVersion.isVersion(text)).isFalse();
    }
}
