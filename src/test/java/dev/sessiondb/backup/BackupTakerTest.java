package dev.sessiondb.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BackupTakerTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path directory;

    private final FakeDatabase database = new FakeDatabase()
            .table("sessions", "id", "name")
            .row("sessions", Value.of(1), Value.of("a,\n[b]"))
            .row("sessions", Value.of(2), Value.nothing())
            .table("empty", "x")
            .table("odd \"name\"", "v")
            .row("odd \"name\"", Value.blob(new byte[] {1, 2, 3}))
            .view("recent", "CREATE VIEW recent AS SELECT 1");

    @Test
    void makesThreeFilesAndNothingElse() throws IOException {
        BackupReport report = take(directory.resolve("new/backups"));

        assertThat(names(directory.resolve("new/backups")))
                .containsExactlyInAnyOrder(
                        "session-backup-2025-01-20T10-30-00-000Z.db",
                        "session-backup-2025-01-20T10-30-00-000Z.json",
                        "session-backup-2025-01-20T10-30-00-000Z.manifest.json");
        assertThat(report.rows()).isEqualTo(Map.of("sessions", 2L, "empty", 0L, "odd \"name\"", 1L));
        assertThat(report.copy()).isEqualTo(described(report.copy().path()));
        assertThat(report.dump()).isEqualTo(described(report.dump().path()));
    }

    @Test
    void theManifestVouchesForBoth() throws IOException {
        BackupReport report = take(directory);

        JsonNode manifest = MAPPER.readTree(report.manifest().toFile());

        assertThat(manifest.get("format").textValue()).isEqualTo("sessiondb-backup");
        assertThat(manifest.get("version").intValue()).isEqualTo(1);
        assertThat(manifest.get("tool").textValue()).isEqualTo("sessiondb 1.2.3");
        assertThat(manifest.get("source").textValue()).isEqualTo(database.path().toString());
        assertThat(Instant.parse(manifest.get("time").textValue())).isBeforeOrEqualTo(Instant.now());
        assertThat(manifest.get("rows"))
                .isEqualTo(MAPPER.readTree("{\"sessions\":2,\"empty\":0,\"odd \\\"name\\\"\":1}"));
        for (BackupFile file : List.of(report.copy(), report.dump())) {
            JsonNode entry = manifest.get(file == report.copy() ? "copy" : "dump");
            assertThat(entry.get("file").textValue())
                    .isEqualTo(file.path().getFileName().toString());
            assertThat(entry.get("bytes").longValue()).isEqualTo(file.bytes());
            assertThat(entry.get("sha256").textValue()).isEqualTo(file.sha256());
        }
    }

    @Test
    void theDumpAloneTellsAll() throws IOException {
        JsonNode dump = MAPPER.readTree(take(directory).dump().path().toFile());

        assertThat(dump.get("format").textValue()).isEqualTo("sessiondb-dump");
        assertThat(dump.get("schema").get("tables").get(0))
                .isEqualTo(MAPPER.readTree("{\"name\":\"sessions\",\"columns\":[{\"name\":\"id\",\"type\":\"ANY\"},"
                        + "{\"name\":\"name\",\"type\":\"ANY\"}],\"key\":[\"id\"],"
                        + "\"sql\":\"CREATE TABLE \\\"sessions\\\" (id, name)\",\"indexes\":[],\"sequence\":79}"));
        assertThat(dump.get("schema").get("uncarried").get(0).get("sql").textValue())
                .isEqualTo("CREATE VIEW recent AS SELECT 1");
        assertThat(dump.get("data").get(0).get("rows")).isEqualTo(MAPPER.readTree("[[1,\"a,\\n[b]\"],[2,null]]"));
        assertThat(dump.get("data").get(1).get("rows")).isEmpty();
        assertThat(dump.get("data").get(2).get("rows")).isEqualTo(MAPPER.readTree("[[{\"blob\":\"AQID\"}]]"));
    }

    /** As docs/dump-format.md says: the lines that begin with a bracket, a comma at the end taken off. */
    @Test
    void theDigestOfATableIsThatOfItsRowLines() throws IOException {
        Path dump = take(directory).dump().path();
        String rows = Files.readAllLines(dump).stream()
                .filter(line -> line.startsWith("["))
                .limit(2)
                .map(line -> line.endsWith(",") ? line.substring(0, line.length() - 1) : line)
                .map(line -> line + "\n")
                .collect(Collectors.joining());

        JsonNode data = MAPPER.readTree(dump.toFile()).get("data");

        assertThat(data.get(0).get("sha256").textValue()).isEqualTo(sha256(rows.getBytes(UTF_8)));
        assertThat(data.get(1).get("sha256").textValue()).isEqualTo(sha256(new byte[0]));
        assertThat(rows).isEqualTo("[1,\"a,\\n[b]\"]\n[2,null]\n");
    }

    @Test
    void aDatabaseWithoutTablesIsBackedUpToo() throws IOException {
        BackupReport report =
                new BackupTaker("1.2.3").take(new FakeDatabase(), new FakeDatabase(), BackupFixtures.plan(directory));

        assertThat(MAPPER.readTree(report.dump().path().toFile()).get("data")).isEmpty();
        assertThat(report.rows()).isEmpty();
    }

    @Test
    void moreRowsThanAnyBufferHoldsAreAllThere() throws IOException {
        FakeDatabase large = new FakeDatabase().table("t", "id", "text");
        for (int i = 0; i < 20_000; i++) {
            large.row("t", Value.of(i), Value.of("row " + i + ",".repeat(i % 97)));
        }

        BackupReport report = new BackupTaker("1.2.3").take(large, large, BackupFixtures.plan(directory));

        JsonNode rows = MAPPER.readTree(report.dump().path().toFile())
                .get("data")
                .get(0)
                .get("rows");
        assertThat(rows).hasSize(20_000);
        assertThat(rows.get(19_999).get(1).textValue()).isEqualTo("row 19999" + ",".repeat(19_999 % 97));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerMayReadIt() throws IOException {
        Path backups = directory.resolve("backups");
        BackupReport report = take(backups);

        for (Path file : List.of(report.copy().path(), report.dump().path(), report.manifest())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backups)))
                .isEqualTo("rwx------");
    }

    private BackupReport take(Path into) {
        return new BackupTaker("1.2.3").take(database, database, BackupFixtures.plan(into));
    }

    private static BackupFile described(Path file) throws IOException {
        return new BackupFile(file, Files.size(file), sha256(Files.readAllBytes(file)));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(path -> path.getFileName().toString()).toList();
        }
    }
}
