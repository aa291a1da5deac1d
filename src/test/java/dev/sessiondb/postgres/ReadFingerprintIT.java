package dev.sessiondb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.ReadColumn;
import dev.sessiondb.store.Stage;
import dev.sessiondb.store.TargetParts;
import dev.sessiondb.store.TargetRows;
import dev.sessiondb.store.UndoOrder;
import dev.sessiondb.store.UndoTable;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table's fingerprint comes from what the verification reads of it, where that is all of it: undo makes it again in the same way. */
class ReadFingerprintIT extends MergeFixture {
    private static final String TABLE =
            "CREATE TABLE facts (id bigint PRIMARY KEY, name text, size double precision, doc jsonb, day date)";
    private static final List<String> COLUMNS = List.of("id", "name", "size", "doc", "day");
    private static final String RECORDED = "SELECT fingerprint FROM sessiondb_published_tables";

    /** Rows come by SQL: what is staged doesn't matter here, only that it is read. */
    private void publish(List<ReadColumn> read, boolean toTheEnd) {
        try (Stage stage = open.stage(FIRST, TABLE)) {
            open.database.execute(
                    "INSERT INTO \"" + stage.schemaName() + "\".facts VALUES"
                            + " (1, 'a', 0, '{\"n\": 1.0}', '2026-01-01'), (2, 'b', 1.5, NULL, NULL), (3, '', NULL, '[]', NULL)");
            try (TargetRows rows = stage.read("facts", read)) {
                int all = toTheEnd ? Integer.MAX_VALUE : 1;
                for (int i = 0; i < all && rows.next(); i++) {
                    assertThat(rows.buffer()).isNotEmpty();
                }
            }
            stage.publish(Published.plan(List.of("facts"), List.of()));
            stage.drop();
        }
    }

    private static List<ReadColumn> columns(List<String> names) {
        return names.stream().map(name -> new ReadColumn(name, false)).toList();
    }

    private List<UndoTable> undone() {
        return open.target.undo(new UndoOrder(FIRST, false, Map.of(), "{}")).tables();
    }

    @Test
    void rowsThatAreTheSameInAnyOrderAreNoChange() {
        publish(columns(COLUMNS), true);
        assertThat(open.database.value(RECORDED)).asString().matches("3 copy [0-9a-f]{16} [0-9a-f]{32}");
        open.database.execute(
                "UPDATE facts SET name = 'x' WHERE id = 1",
                "DELETE FROM facts WHERE id = 2",
                "INSERT INTO facts VALUES (2, 'b', 1.5, NULL, NULL)",
                "UPDATE facts SET name = 'a' WHERE id = 1",
                "VACUUM FULL facts");
        assertThat(undone()).hasSize(1).allMatch(UndoTable::dropped);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE facts SET name = 'c' WHERE id = 2",
                "UPDATE facts SET name = NULL WHERE id = 3",
                "UPDATE facts SET size = '-0' WHERE id = 1",
                "UPDATE facts SET doc = '{\"n\": 1}' WHERE id = 1",
                "UPDATE facts SET day = '2026-01-02' WHERE id = 1",
                "UPDATE facts SET id = 4 WHERE id = 3",
                "UPDATE facts SET name = CASE id WHEN 1 THEN 'b' ELSE 'a' END WHERE id IN (1, 2)",
                "DELETE FROM facts WHERE id = 3",
                "INSERT INTO facts VALUES (4)"
            })
    void aChangeIsNoticed(String change) {
        publish(columns(COLUMNS), true);
        open.database.execute(change);
        assertThatExceptionOfType(SessionDbException.class)
                .isThrownBy(this::undone)
                .satisfies(e -> assertThat(e.problem().causedBy().orElse(""))
                        .contains("table `facts`: its rows were changed since: 3 rows then, "
                                + open.database.value("SELECT count(*) FROM facts") + " now"));
        assertThat(open.target.schema().tableNames()).contains("facts");
    }

    @Test
    void whatWasNotReadWhollyIsReadByTheServer() {
        publish(columns(COLUMNS), false);
        serverMade();
    }

    @Test
    void whatWasReadInPartIsReadByTheServer() {
        publish(columns(List.of("id", "name")), true);
        serverMade();
    }

    @Test
    void whatWasReadAsDigestIsReadByTheServer() {
        List<ReadColumn> read = COLUMNS.stream()
                .map(name -> new ReadColumn(name, name.equals("name")))
                .toList();
        publish(read, true);
        serverMade();
    }

    /** 160 MB of pages, a row each: three parts from PostgreSQL 14 on. */
    @Test
    void theRowsOfALargeTableAreInOnePartEach() {
        List<ReadColumn> read = columns(List.of("id", "filler"));
        Set<Long> ids = new HashSet<>();
        try (Stage stage = open.stage(
                FIRST,
                "CREATE TABLE large (id bigint, filler text)",
                "ALTER TABLE large ALTER filler SET STORAGE PLAIN")) {
            open.database.execute("INSERT INTO \"" + stage.schemaName()
                    + "\".large SELECT i, repeat('x', 7000) FROM generate_series(1, 20000) AS i");
            TargetParts parts = stage.parts("large", read);
            boolean ranges =
                    ((Number) open.database.value("SELECT current_setting('server_version_num')::int")).intValue()
                            >= 140_000;
            assertThat(parts.count()).isEqualTo(ranges ? 3 : 1);
            for (int part = 0; part < parts.count(); part++) {
                int before = ids.size();
                try (TargetRows rows = parts.open(part)) {
                    while (rows.next()) {
                        long id = ByteBuffer.wrap(rows.buffer()).getLong(rows.offset(0));
                        assertThat(ids.add(id)).as("row %s again", id).isTrue();
                    }
                }
                assertThat(ids).hasSizeGreaterThan(before);
            }
            stage.publish(Published.plan(List.of("large"), List.of()));
            stage.drop();
        }
        assertThat(ids).hasSize(20_000);
        assertThat(open.database.value(RECORDED)).asString().startsWith("20000 copy ");
        open.database.execute("UPDATE large SET id = 0 WHERE id = 15000");
        assertThatExceptionOfType(SessionDbException.class).isThrownBy(this::undone);
        open.database.execute("UPDATE large SET id = 15000 WHERE id = 0");
        assertThat(undone()).hasSize(1).allMatch(UndoTable::dropped);
    }

    private void serverMade() {
        assertThat(open.database.value(RECORDED)).asString().startsWith("3 ").doesNotContain("copy");
        open.database.execute("UPDATE facts SET name = 'c' WHERE id = 2");
        assertThatExceptionOfType(SessionDbException.class).isThrownBy(this::undone);
        open.database.execute("UPDATE facts SET name = 'b' WHERE id = 2");
        assertThat(undone()).hasSize(1).allMatch(UndoTable::dropped);
    }
}
