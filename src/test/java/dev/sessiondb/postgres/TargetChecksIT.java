package dev.sessiondb.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.store.Check;
import dev.sessiondb.store.CheckStatus;
import dev.sessiondb.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetChecksIT {
    private static final String EVERYTHING = """
            SELECT (SELECT count(*) FROM pg_class) + (SELECT count(*) FROM pg_namespace) + (SELECT count(*) FROM pg_type)
            """;

    @Test
    void allPassOnAFreshDatabaseAndLeaveNothing() {
        try (OpenTarget open = OpenTarget.create()) {
            Object before = open.database.value(EVERYTHING);
            assertThat(open.target.checks()).allMatch(c -> c.status() == CheckStatus.PASS);
            assertThat(open.target.checks())
                    .extracting(Check::id)
                    .containsExactly(
                            "target.version",
                            "target.encoding",
                            "target.writable",
                            "target.create-schema",
                            "target.create-table",
                            "target.bookkeeping",
                            "target.flyway",
                            "target.stages",
                            "target.existing");
            assertThat(open.database.value(EVERYTHING)).isEqualTo(before);
        }
    }

    @Test
    void aRoleWithoutRightsIsToldTheGrants() {
        try (OpenTarget open = OpenTarget.of(TestDatabase.withoutRights())) {
            assertThat(check(open, "target.create-schema").failed()).isTrue();
            assertThat(hint(open, "target.create-schema"))
                    .contains("GRANT CREATE ON DATABASE \"" + open.database.name() + "\" TO \"" + open.database.role()
                            + "\"");
            assertThat(hint(open, "target.create-table"))
                    .contains("GRANT USAGE, CREATE ON SCHEMA \"public\" TO \"" + open.database.role() + "\"");
        }
    }

    @Test
    void theGrantsItPrintsAreEnough() {
        try (OpenTarget open = OpenTarget.of(TestDatabase.withoutRights())) {
            for (String id : List.of("target.create-schema", "target.create-table")) {
                String hint = hint(open, id);
                open.database.admin(hint.substring(hint.indexOf("GRANT")));
            }
            assertThat(open.target.checks()).noneMatch(Check::failed);
        }
    }

    @Test
    void sqlAscii() {
        try (OpenTarget open = OpenTarget.of(TestDatabase.sqlAscii())) {
            assertThat(check(open, "target.encoding").failed()).isTrue();
            assertThat(check(open, "target.encoding").detail()).contains("SQL_ASCII");
            assertThat(hint(open, "target.encoding")).contains("ENCODING 'UTF8'");
        }
    }

    @Test
    void readOnly() {
        TestDatabase database = TestDatabase.create();
        database.makeReadOnly();
        try (OpenTarget open = OpenTarget.of(database)) {
            assertThat(check(open, "target.writable").failed()).isTrue();
            assertThat(check(open, "target.writable").detail()).contains("read-only");
            assertThat(hint(open, "target.create-schema")).contains("writable");
        }
    }

    @Test
    void namesTablesThatExist() {
        try (OpenTarget open = OpenTarget.create()) {
            open.database.execute("CREATE TABLE \"Odd \"\"name\" AS SELECT generate_series(1, 3)");
            Check check = check(open, "target.existing");
            assertThat(check.status()).isEqualTo(CheckStatus.PASS);
            assertThat(check.detail()).isEqualTo("Odd \"name (3 rows)");
        }
    }

    @Test
    void warnsOfTablesThatHideRowsOrMayNotBeRead() {
        try (OpenTarget open = OpenTarget.create()) {
            open.database.admin("CREATE TABLE public.hidden (a int)", "CREATE TABLE public.filtered (a int)");
            open.database.admin(
                    "GRANT SELECT ON public.filtered TO " + open.database.role(),
                    "ALTER TABLE public.filtered ENABLE ROW LEVEL SECURITY");
            Check check = check(open, "target.existing");
            assertThat(check.status()).isEqualTo(CheckStatus.WARN);
            assertThat(check.detail()).contains("may not be read: hidden");
            assertThat(open.target.schema().table("hidden").orElseThrow().rows())
                    .isEqualTo(-1);
            open.database.admin("DROP TABLE public.hidden");
            assertThat(check(open, "target.existing").detail()).contains("row security hides rows of: filtered");
        }
    }

    @Test
    void warnsOfStagesLeftByRunsThatDied() {
        try (OpenTarget open = OpenTarget.create()) {
            open.stage("20261120T204500Z-dead", "CREATE TABLE t (a int)");
            open.database.execute("CREATE SCHEMA sessiondb_stage_unrelated");
            Check check = check(open, "target.stages");
            assertThat(check.status()).isEqualTo(CheckStatus.WARN);
            assertThat(check.detail()).contains("20261120T204500Z-dead").doesNotContain("unrelated");
            assertThat(open.target.leftoverStages()).containsExactly("20261120T204500Z-dead");
            open.target.dropStage("20261120T204500Z-dead");
            assertThat(open.target.leftoverStages()).isEmpty();
            open.database.execute("DROP SCHEMA sessiondb_stage_unrelated");
        }
    }

    @Test
    void aFailedMigrationInTheTargetsHistoryFails() {
        try (OpenTarget open = OpenTarget.create()) {
            Published.run(open, "20261120T204500Z-0001", "t");
            assertThat(check(open, "target.flyway").status()).isEqualTo(CheckStatus.PASS);
            open.database.execute("UPDATE sessiondb_schema_history SET checksum = checksum + 1");
            assertThat(check(open, "target.flyway").failed()).isTrue();
            open.database.execute("UPDATE sessiondb_schema_history SET success = false, checksum = checksum - 1");
            assertThat(check(open, "target.flyway").failed()).isTrue();
        }
    }

    private static String hint(OpenTarget open, String id) {
        return check(open, id).hint().orElseThrow();
    }

    private static Check check(OpenTarget open, String id) {
        return open.target.checks().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
