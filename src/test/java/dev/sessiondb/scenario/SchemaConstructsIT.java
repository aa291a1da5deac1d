package dev.sessiondb.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.migrate.MigrationReport;
import dev.sessiondb.migrate.RunListener;
import dev.sessiondb.plan.Finding;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import dev.sessiondb.verify.VerifyMode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated columns, CHECKs, DEFAULTs, indexes over expressions and views, all the way. */
class SchemaConstructsIT {
    private static final String[] SHOP = {
        "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL COLLATE NOCASE UNIQUE, email TEXT, active BOOLEAN NOT NULL DEFAULT 1)",
        "CREATE TABLE sessions (id TEXT PRIMARY KEY, user_id INTEGER REFERENCES users, started DATETIME, seconds INTEGER, score REAL, note TEXT)",
        "INSERT INTO users VALUES (1, 'Ann', 'ann@x.org', 1), (2, 'bob', NULL, 0), (3, 'Éva', 'Eva@X.org', 1), (4, 'zoe', '', 1)",
        "INSERT INTO sessions VALUES ('a', 1, '2024-01-01 10:00:00', 60, 0.5, 'first'), ('b', 1, '2024-01-02 10:00:00', 30, 2.5, NULL),"
                + " ('c', 2, NULL, NULL, NULL, 'B'), ('d', NULL, '2024-01-03T00:00:00', 5, -1.0, 'é'), ('e', 3, '2024-01-04 00:00:00', 7, 4.0, 'b')"
    };

    @TempDir
    private Path home;

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    private MigrationReport migrate(String... statements) {
        Path source = SqliteFiles.create(home.resolve("s.db"), statements);
        return InProcess.migrator(source, database, VerifyMode.FULL, new RunListener() {})
                .run();
    }

    private static List<String> codes(MigrationReport report) {
        return report.preview().plan().orElseThrow().findings().stream()
                .map(Finding::code)
                .toList();
    }

    private static List<String> with(String... more) {
        List<String> all = new ArrayList<>(List.of(SHOP));
        all.addAll(List.of(more));
        return all;
    }

    private List<String> sqlite(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("s.db"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(rows.getObject(i)));
                }
                all.add(row.toString());
            }
            return all;
        }
    }

    private List<String> postgres(String sql) {
        return database.query(sql).stream().map(Object::toString).toList();
    }

    @Test
    void generatedColumnsAreComputedByPostgres() throws SQLException {
        MigrationReport report = migrate(
                "CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, b REAL, s TEXT COLLATE NOCASE, p DECIMAL(10,2), \"total, all\" INT AS (a * 2 + 1) STORED NOT NULL,"
                        + " up TEXT GENERATED ALWAYS AS (upper(s)) VIRTUAL, big BOOLEAN AS (a > 10), half REAL AS (b / 2) STORED, sum DECIMAL(12,2) AS (p * 3),"
                        + " twice INT AS (\"total, all\" * 2), odd TEXT AS (printf('%05d', a)), odder AS (odd || 'x') STORED, CHECK (\"total, all\" < 1000))",
                "CREATE INDEX by_up ON t (up, odd)",
                "CREATE UNIQUE INDEX by_twice ON t (twice) WHERE big",
                "INSERT INTO t (id, a, b, s, p) VALUES (1, 5, 0.1, 'xé', 19.99), (2, 50, -7, NULL, 1), (3, 0, NULL, '', NULL)");
        assertThat(
                        postgres(
                                "SELECT attname::text FROM pg_attribute WHERE attrelid = 't'::regclass AND attgenerated = 's' ORDER BY attnum"))
                .containsExactly("[total, all]", "[up]", "[big]", "[half]", "[sum]", "[twice]", "[odder]");
        assertThat(postgres("SELECT \"total, all\", up, big::int, half, twice, odd, odder FROM t ORDER BY id"))
                .isEqualTo(sqlite("SELECT \"total, all\", up, big, half, twice, odd, odder FROM t ORDER BY id"));
        assertThat(postgres("SELECT sum FROM t ORDER BY id")).containsExactly("[59.97]", "[3.00]", "[null]");
        assertThat(codes(report))
                .contains("generated-stored", "generated-as-values")
                .doesNotContain("check-not-carried", "index-not-carried");
        database.execute("INSERT INTO t (id, a, s) VALUES (9, 3, 'new')");
        assertThat(postgres("SELECT \"total, all\", up, odd FROM t WHERE id = 9"))
                .containsExactly("[7, NEW, null]");
    }

    @Test
    void aSecondRunFindsGeneratedColumnsEqual() {
        String[] statements = {
            "CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, b INT AS (a + 1), c TEXT AS (printf('%d', a)))",
            "INSERT INTO t (a) VALUES (1), (2)"
        };
        migrate(statements);
        MigrationReport again = InProcess.migrator(
                        home.resolve("s.db"), database, VerifyMode.FULL, new RunListener() {})
                .run();
        assertThat(again.preview().plan().orElseThrow().errors()).isEmpty();
        assertThat(database.value("SELECT count(*) FROM t")).isEqualTo(2L);
    }

    @Test
    void checksAreNamedAndRefuseTheSameRows() {
        MigrationReport report = migrate(
                "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT CONSTRAINT \"no space\" CHECK (a NOT LIKE '% %'), b INTEGER CHECK (b IN (1, 2) OR b IS NULL),"
                        + " c TEXT CHECK (length(c) = 2 AND c GLOB '[A-Z]*'), d JSON CHECK (json_valid(d)), e TEXT CHECK (typeof(e) = 'text'),"
                        + " CONSTRAINT one CHECK ((a IS NULL) + (b IS NULL) <= 1), CONSTRAINT one CHECK (b <> 7), CONSTRAINT t_b_key CHECK (b <> 8), UNIQUE (b))",
                "INSERT INTO t VALUES (1, 'x', 1, 'AB', '{}', 'e')");
        assertThat(codes(report)).doesNotContain("check-not-carried");
        assertThat(
                        postgres(
                                "SELECT conname::text FROM pg_constraint WHERE conrelid = 't'::regclass AND contype = 'c' ORDER BY 1"))
                .contains("[no space]", "[one]", "[one_2]", "[t_b_key_check]")
                .hasSize(8);
        database.execute("INSERT INTO t VALUES (2, 'y', NULL, NULL, NULL, 'e')");
        for (String bad : List.of(
                "'x y', 2, 'AB', 'e'",
                "'x', 3, 'AB', 'e'",
                "'x', 2, 'aB', 'e'",
                "'x', 2, 'ABC', 'e'",
                "NULL, NULL, 'AB', 'e'",
                "'x', 2, 'AB', NULL")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> database.execute("INSERT INTO t (a, b, c, e) VALUES (" + bad + ")"))
                    .as(bad)
                    .hasStackTraceContaining("violates check constraint");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "TEXT ~ (datetime('now')) ~ ^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d$",
                "TEXT ~ CURRENT_DATE ~ ^\\d{4}-\\d\\d-\\d\\d$",
                "TEXT ~ (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) ~ ^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$",
                "TEXT ~ (strftime('%Y%m', 'now')) ~ ^\\d{6}$",
                "INTEGER ~ (strftime('%s', 'now')) ~ ^\\d{10}$",
                "INTEGER ~ (unixepoch()) ~ ^\\d{10}$",
                "INTEGER ~ (unixepoch() * 1000) ~ ^\\d{13}$",
                "INTEGER ~ (CAST(unixepoch('subsec') * 1000 AS INTEGER)) ~ ^\\d{13}$",
                "INTEGER ~ (strftime('%s', 'now') * 1000) ~ ^\\d{13}$",
                "INTEGER ~ (CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)) ~ ^\\d{13}$",
                "INTEGER ~ (abs(random()) % 100) ~ ^\\d{1,2}$",
                "INTEGER ~ (random()) ~ ^-?\\d+$",
                "INTEGER ~ -5 ~ ^-5$",
                "INTEGER ~ (60 * 60 * 24) ~ ^86400$",
                "REAL ~ (julianday('now')) ~ ^2\\d{6}(\\.\\d+)?$",
                "REAL ~ (unixepoch('subsec')) ~ ^\\d{10}(\\.\\d{1,3})?$|E9$",
                "TEXT ~ (hex(randomblob(16))) ~ ^[0-9A-F]{32}$",
                "TEXT ~ (lower(hex(randomblob(40)))) ~ ^[0-9a-f]{80}$",
                "BLOB ~ (randomblob(64)) ~ ^\\\\x[0-9a-f]{128}$",
                "BLOB ~ x'00ff' ~ ^\\\\x00ff$",
                "TEXT ~ (lower(hex(randomblob(4))) || '-' || lower(hex(randomblob(2))) || '-4' || substr(lower(hex(randomblob(2))),2) || '-' || substr('89ab',abs(random()) % 4 + 1, 1) || substr(lower(hex(randomblob(2))),2) || '-' || lower(hex(randomblob(6)))) ~ ^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$",
                "UUID ~ (lower(hex(randomblob(16)))) ~ ^[0-9a-f-]{36}$",
                "DATETIME ~ '2020-02-03 04:05:06' ~ 2020-02-03 04:05:06",
                "DATETIME ~ CURRENT_TIMESTAMP ~ ^\\d{4}-",
                "DATETIME ~ CURRENT_DATE ~ ^\\d{4}-\\d\\d-\\d\\d ",
                "DATETIME ~ (datetime('now')) ~ ^\\d{4}-",
                "DATE ~ CURRENT_DATE ~ ^\\d{4}-\\d\\d-\\d\\d$",
                "TIME ~ CURRENT_TIME ~ ^\\d\\d:\\d\\d:\\d\\d$",
                "DATE ~ '2020-02-03' ~ ^2020-02-03$",
                "JSON ~ '{}' ~ ^\\{\\}$",
                "JSON ~ (json_array()) ~ ^\\[\\]$",
                "TEXT ~ \"in quotes\" ~ ^in quotes$",
                "TEXT ~ 0.10 ~ ^0\\.1$",
                "VARCHAR(5) ~ 'a\\b' ~ ^a\\\\b$",
                "BOOLEAN ~ (1 > 2) ~ ^false$",
                "TEXT ~ (CASE WHEN 1 THEN 'a' ELSE 'b' END) ~ ^a$",
            })
    void defaultsGiveWhatTheyGave(String type, String value, String pattern) throws SQLException {
        MigrationReport report =
                migrate("CREATE TABLE t (id INTEGER PRIMARY KEY, c " + type + " DEFAULT " + value + ")");
        assertThat(codes(report)).doesNotContain("default-not-carried");
        database.execute("INSERT INTO t (id) VALUES (1)");
        assertThat(database.query("SELECT c::text ~ '" + pattern.replace("'", "''") + "', c::text FROM t"))
                .allSatisfy(row -> assertThat(row.get(0)).as(row.toString()).isEqualTo(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM users",
                "SELECT u.*, s.note AS n FROM users u JOIN sessions s ON s.user_id = u.id ORDER BY s.id",
                "SELECT email, count(*) AS n, sum(seconds) total, avg(seconds), min(note), max(seconds) FROM users LEFT JOIN sessions ON user_id = users.id GROUP BY users.id, email ORDER BY n DESC, users.id",
                "SELECT id, upper(name) || '!' AS loud, active AND email IS NOT NULL AS ok FROM users WHERE name LIKE '%n%' OR id > 2 ORDER BY id DESC LIMIT 3",
                "SELECT DISTINCT note FROM sessions ORDER BY note",
                "SELECT note FROM sessions UNION SELECT email FROM users ORDER BY 1 DESC",
                "SELECT id, 'user' AS kind FROM users UNION ALL SELECT seconds, note FROM sessions",
                "SELECT count(*), count(note), count(DISTINCT user_id), total(seconds) FROM sessions",
                "SELECT user_id, sum(seconds) FROM sessions GROUP BY 1 HAVING sum(seconds) > 6 ORDER BY user_id",
                "SELECT a.id, b.id AS other FROM sessions a, sessions b WHERE a.user_id = b.user_id AND a.id < b.id",
                "SELECT x.n * 2 AS twice FROM (SELECT user_id, count(*) AS n FROM sessions GROUP BY user_id) AS x ORDER BY twice",
                "SELECT id, CASE WHEN score > 1 THEN 'high' WHEN score IS NULL THEN 'none' ELSE 'low' END level FROM sessions",
                "SELECT name FROM users ORDER BY name",
                "SELECT id FROM sessions ORDER BY note COLLATE NOCASE DESC, id",
                "SELECT u.id AS uid, round(s.score) r FROM users AS u INNER JOIN sessions AS s ON u.id = s.user_id AND s.seconds BETWEEN 1 AND 100",
                "SELECT coalesce(email, 'none') AS mail, length(coalesce(email, '')) FROM users",
                "SELECT max(id) FROM users",
                "SELECT max(started), min(started) IS NULL, count(*) > 2 FROM sessions WHERE started IS NOT NULL AND FALSE",
                "SELECT user_id IS NULL AS free, count(*) FROM sessions GROUP BY free ORDER BY free",
                "SELECT u.name, s.* FROM users u LEFT JOIN (SELECT user_id AS id, max(seconds) AS most FROM sessions GROUP BY user_id) s USING (id) ORDER BY u.id",
                "SELECT DISTINCT user_id, note IS NULL FROM sessions ORDER BY user_id DESC, 2 LIMIT 3 OFFSET 1",
                "SELECT 1 AS one, NULL AS empty, 2.5 x, 'a' y",
                "SELECT upper(note) AS u, count(*) FROM sessions GROUP BY u ORDER BY u",
            })
    void viewsGiveTheSameRows(String query) throws SQLException {
        List<String> statements = with("CREATE VIEW v AS " + query);
        MigrationReport report = migrate(statements.toArray(String[]::new));
        assertThat(report.preview().plan().orElseThrow().findings())
                .filteredOn(f -> f.code().equals("view-not-carried"))
                .isEmpty();
        List<String> expected = sqlite("SELECT * FROM v").stream()
                .map(r -> r.replace("true", "1"))
                .toList();
        List<String> actual = postgres("SELECT * FROM v").stream()
                .map(r -> r.replace("true", "1").replace("false", "0"))
                .toList();
        if (query.contains("ORDER BY")) {
            assertThat(actual).isEqualTo(expected);
        } else {
            assertThat(actual).containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(postgres("SELECT viewname::text FROM pg_views WHERE schemaname = 'public'"))
                .containsExactly("[v]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT name, count(*) FROM users",
                "SELECT id, name FROM users GROUP BY active",
                "SELECT group_concat(name) FROM users",
                "SELECT row_number() OVER (ORDER BY id) FROM users",
                "WITH x AS (SELECT 1 AS a) SELECT a FROM x",
                "SELECT id FROM users WHERE id IN (SELECT user_id FROM sessions)",
                "SELECT name FROM users GROUP BY name",
                "SELECT date(started) FROM sessions",
                "SELECT note FROM sessions ORDER BY random()",
                "SELECT * FROM nowhere",
                "SELECT id FROM users WHERE started > '2024-01-01'",
                "SELECT id FROM sessions WHERE started > '2024-01-01'",
                "SELECT a.id FROM users a NATURAL JOIN sessions b",
                "SELECT id FROM users UNION SELECT note FROM sessions",
                "SELECT note FROM sessions ORDER BY count(*)",
                "SELECT count(*) FROM sessions GROUP BY 'x'",
                "SELECT u.id FROM users u FULL JOIN sessions s ON u.id > s.seconds",
                "SELECT id FROM (SELECT u.id, s.id FROM users u JOIN sessions s ON u.id = s.user_id)",
                "SELECT id FROM users ORDER BY TRUE",
            })
    void aViewWithoutTranslationIsAFinding(String query) {
        MigrationReport report = migrate(with("CREATE VIEW v AS " + query).toArray(String[]::new));
        assertThat(report.preview().plan().orElseThrow().findings())
                .filteredOn(f -> f.code().equals("view-not-carried"))
                .singleElement()
                .satisfies(f -> assertThat(f.sql()).contains("CREATE VIEW v AS " + query));
    }

    @Test
    void viewsOnViewsAreMadeInOrder() throws SQLException {
        List<String> statements = with(
                "CREATE VIEW outermost (\"The Id\", n) AS SELECT id, n + 1 FROM middle WHERE n > 0",
                "CREATE VIEW middle AS SELECT user_id AS id, count(*) AS n FROM sessions GROUP BY user_id",
                "CREATE VIEW lost AS SELECT * FROM outermost JOIN missing USING (id)");
        MigrationReport report = migrate(statements.toArray(String[]::new));
        assertThat(postgres("SELECT \"The Id\", n FROM outermost ORDER BY 1 NULLS FIRST"))
                .isEqualTo(sqlite("SELECT \"The Id\", n FROM outermost ORDER BY 1"));
        assertThat(codes(report)).containsOnlyOnce("view-not-carried");
        assertThat(InProcess.migrator(home.resolve("s.db"), database, VerifyMode.FULL, new RunListener() {})
                        .run()
                        .preview()
                        .plan()
                        .orElseThrow()
                        .views())
                .isEmpty();
    }

    @Test
    void indexesOverExpressionsArrive() {
        MigrationReport report = migrate(
                "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER, c REAL, d TEXT COLLATE NOCASE)",
                "INSERT INTO t (a, b, c, d) VALUES ('x', NULL, 1, 'A'), ('y', NULL, 2, 'b')",
                "CREATE UNIQUE INDEX nulls ON t (b)",
                "CREATE UNIQUE INDEX folded ON t (d)",
                "CREATE INDEX lowered ON t (lower(a) DESC, b)",
                "CREATE INDEX chosen ON t (CASE WHEN b IS NULL THEN a END)",
                "CREATE INDEX part ON t (a) WHERE b > 0 AND a LIKE 'x%'",
                "CREATE INDEX collated ON t (a COLLATE NOCASE)",
                "CREATE INDEX folded_expression ON t (trim(a) COLLATE NOCASE)",
                "CREATE INDEX is_null ON t ((b IS NULL))",
                "CREATE INDEX odd ON t (printf('%d', b))");
        assertThat(report.preview().plan().orElseThrow().findings())
                .filteredOn(f -> f.code().equals("index-not-carried"))
                .hasSize(1);
        assertThat(postgres("SELECT indexname::text FROM pg_indexes WHERE tablename = 't' ORDER BY 1"))
                .hasSize(9);
    }

    @Test
    void virtualTablesComeWithAdvice() {
        MigrationReport report = migrate(
                "CREATE TABLE t (id INTEGER PRIMARY KEY)",
                "CREATE VIRTUAL TABLE f USING fts5(body)",
                "CREATE VIRTUAL TABLE r USING rtree(id, x1, x2)");
        assertThat(report.preview().plan().orElseThrow().findings())
                .filteredOn(f -> f.code().equals("virtual-table-not-carried"))
                .extracting(Finding::message)
                .anyMatch(m -> m.contains("tsvector"))
                .anyMatch(m -> m.contains("gist"));
    }
}
