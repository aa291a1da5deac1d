package dev.sessiondb.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessiondb.io.Compression;
import dev.sessiondb.sqlite.SqliteSourceStore;
import dev.sessiondb.store.Source;
import dev.sessiondb.testing.SqliteFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Backups of real databases, compared with what SQLite itself says. */
class SqliteBackupTest {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final String[] VALUES = {
        "NULL",
        "0",
        "1",
        "-1",
        "9007199254740992",
        "9007199254740993",
        "9223372036854775807",
        "-9223372036854775808",
        "0.0",
        "-0.0",
        "1.0",
        "0.1",
        "1e100",
        "9e999",
        "-9e999",
        "2.2250738585072014e-308",
        "4.9e-324",
        "''",
        "'a'",
        "'it''s \"quoted\" \\'",
        "char(0, 10, 13, 9, 31)",
        "'é😀'",
        "cast(x'ff' as text)",
        "cast(x'c3' as text)",
        "x''",
        "x'00ff'",
        "randomblob(70000)",
        "replace(hex(zeroblob(40000)), '0', 'é')"
    };

    @TempDir
    private Path directory;

    @Test
    void everyValueIsInTheDumpAsItIsInTheSource() throws Exception {
        Path file = database(directory.resolve("source.db"));

        BackupReport report = backup(file);

        assertThat(dumped(report)).isEqualTo(stored(file));
        assertThat(stored(report.copy().path())).isEqualTo(stored(file));
        assertThat(report.rows()).containsEntry("v", (long) VALUES.length);
    }

    @Test
    void anUtf16DatabaseIsDumpedAsUtf8() throws Exception {
        Path file = SqliteFiles.create(
                directory.resolve("source.db"),
                "PRAGMA encoding = 'UTF-16le'",
                "CREATE TABLE v (id INTEGER PRIMARY KEY, value)",
                "INSERT INTO v (value) VALUES ('é😀')");

        JsonNode dump = MAPPER.readTree(backup(file).dump().path().toFile());

        assertThat(dump.get("data").get(0).get("rows").get(0).get(1).textValue())
                .isEqualTo("é😀");
        assertThat(dump.get("source").get("encoding").textValue()).isEqualTo("UTF-16le");
    }

    @Test
    void whatTheApplicationJustWroteIsInIt() throws Exception {
        Path file = directory.resolve("source.db");
        try (Connection writer = SqliteFiles.connect(file)) {
            SqliteFiles.execute(
                    writer,
                    "PRAGMA journal_mode = WAL",
                    "CREATE TABLE v (id INTEGER PRIMARY KEY AUTOINCREMENT, value)",
                    "INSERT INTO v (value) VALUES ('in the log only'), ('deleted')",
                    "DELETE FROM v WHERE id = 2");

            BackupReport report = backup(file);

            assertThat(stored(report.copy().path())).isEqualTo(stored(file));
            JsonNode table = MAPPER.readTree(report.dump().path().toFile())
                    .get("schema")
                    .get("tables")
                    .get(0);
            assertThat(table.get("sequence").longValue()).isEqualTo(2);
        }
    }

    @Test
    void whatIsNotCarriedIsInTheHeader() throws Exception {
        Path file = SqliteFiles.create(
                directory.resolve("source.db"),
                "CREATE TABLE v (id INTEGER PRIMARY KEY, value)",
                "CREATE INDEX by_value ON v (value)",
                "CREATE VIEW w AS SELECT 1",
                "CREATE TRIGGER g AFTER INSERT ON v BEGIN SELECT 1; END");

        String header = MAPPER.readTree(backup(file).dump().path().toFile())
                .get("schema")
                .toString();

        assertThat(header)
                .contains(
                        "CREATE INDEX by_value ON v (value)",
                        "CREATE VIEW w AS SELECT 1",
                        "CREATE TRIGGER g AFTER INSERT ON v BEGIN SELECT 1; END");
    }

    @Test
    void theBackupDirectoryHoldsThreeFilesOnly() throws Exception {
        backup(SqliteFiles.wal(directory.resolve("source.db"), "CREATE TABLE v (a)", "INSERT INTO v VALUES (1)"));

        try (Stream<Path> entries = Files.list(directory.resolve("backups"))) {
            assertThat(entries.map(path -> path.getFileName().toString().replaceAll("^[^.]*", "")))
                    .containsExactlyInAnyOrder(".db", ".json", ".manifest.json");
        }
    }

    @ParameterizedTest
    @CsvSource({"GZIP, .json.gz", "ZSTANDARD, .json.zst"})
    void theDumpMayBeCompressed(Compression compression, String ending) throws Exception {
        SqliteSourceStore store = new SqliteSourceStore(database(directory.resolve("source.db")));
        BackupPlan plan = BackupPlanner.plan(
                new BackupPlace(directory.resolve("backups"), compression), BackupFixtures.NOW, 4096);
        try (Source source = store.open()) {
            new BackupTaker("1.2.3").take(source, store, plan);
        }

        BackupEntry entry = BackupCatalogue.list(directory.resolve("backups")).get(0);
        assertThat(entry.dump().path()).isEqualTo(plan.dump());
        assertThat(entry.dump().path().toString()).endsWith(ending);
        assertThat(Compression.of(entry.dump().path())).isEqualTo(compression);
        assertThat(new BackupProof(SqliteSourceStore::new).check(entry).health().damaged())
                .isFalse();
    }

    private BackupReport backup(Path file) {
        SqliteSourceStore store = new SqliteSourceStore(file);
        try (Source source = store.open()) {
            return new BackupTaker("1.2.3")
                    .take(source, store, BackupPlanner.plan(directory.resolve("backups"), BackupFixtures.NOW, 4096));
        }
    }

    private static Path database(Path file) {
        List<String> statements = new ArrayList<>(List.of("CREATE TABLE v (id INTEGER PRIMARY KEY, value)"));
        for (String value : VALUES) {
            statements.add("INSERT INTO v (value) VALUES (" + value + ")");
        }
        return SqliteFiles.create(file, statements.toArray(String[]::new));
    }

    /** Each as storage class and what tells it from any other; asked of SQLite. */
    private static List<String> stored(Path file) throws SQLException {
        String sql = """
                SELECT typeof(value), CASE typeof(value)
                    WHEN 'real' THEN printf('%!.17g', value)
                    WHEN 'integer' THEN CAST(value AS TEXT)
                    ELSE hex(CAST(value AS BLOB)) END
                FROM v ORDER BY id""";
        List<String> values = new ArrayList<>();
        try (Connection connection = SqliteFiles.connect(file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                String value = rows.getString(2);
                values.add(rows.getString(1) + " " + (rows.getString(1).equals("real") ? number(value) : value));
            }
        }
        return values;
    }

    private static String number(String sqlite) {
        return Double.toString(Double.parseDouble(sqlite.replace("Inf", "Infinity")));
    }

    private static List<String> dumped(BackupReport report) throws IOException {
        List<String> values = new ArrayList<>();
        for (JsonNode row : MAPPER.readTree(report.dump().path().toFile())
                .get("data")
                .get(0)
                .get("rows")) {
            values.add(value(row.get(1)));
        }
        return values;
    }

    private static String value(JsonNode node) {
        if (node.isNull()) {
            return "null ";
        }
        if (node.isTextual()) {
            return "text " + hex(node.textValue().getBytes(UTF_8));
        }
        if (node.isNumber()) {
            return node.isIntegralNumber() ? "integer " + node.longValue() : "real " + node.doubleValue();
        }
        String kind = node.fieldNames().next();
        String value = node.get(kind).textValue();
        return switch (kind) {
            case "int" -> "integer " + value;
            case "real" -> "real " + value;
            default -> kind + " " + hex(Base64.getDecoder().decode(value));
        };
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }
}
