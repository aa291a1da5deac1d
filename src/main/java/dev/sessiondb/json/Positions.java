package dev.sessiondb.json;

import dev.sessiondb.schema.Table;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.RowWriter;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.StagedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Which records have the same session: a table on disk in the order of session, then time, then place in the file, so that of each session the last row is the record that stays. A file may have more records than fit into memory.
 */
final class Positions implements AutoCloseable {
    private static final String TABLE = "positions";
    private static final List<String> COLUMNS = List.of("session", "created", "record", "line", "createdAt");
    private static final String DDL = """
            CREATE TABLE positions (session TEXT, created INTEGER, record INTEGER, line INTEGER, createdAt TEXT,
                                    PRIMARY KEY (session, created, record)) WITHOUT ROWID
            """;

    private final Workshop workshop;
    private final StagedFile file;
    private final RowWriter writer;

    Positions(Workshop workshop, Path path) {
        this.workshop = workshop;
        this.file = workshop.files().apply(path);
        file.execute(List.of(DDL));
        this.writer = file.writer(TABLE, COLUMNS, Optional.empty());
    }

    void add(SessionRecord found, String session) {
        writer.putText(0, session.getBytes(StandardCharsets.UTF_8));
        writer.putNumber(1, found.createdAt().map(TimeForm::rank).orElse(Long.MIN_VALUE));
        writer.putNumber(2, found.number());
        writer.putNumber(3, found.line());
        String created = found.createdAt()
                .map(c -> Quoted.shortened(
                        c.kind() == Cell.Kind.STRUCTURE ? c.kind().words() : c.text()))
                .orElse("none");
        writer.putText(4, created.getBytes(StandardCharsets.UTF_8));
        writer.insert();
    }

    /** Finds the records for whose session there is a newer one, or at the same time a later one in the file. */
    BitSet dropped(Examples examples) {
        writer.close();
        file.finish();
        BitSet dropped = new BitSet();
        SourcePositions.read(workshop, file.path(), dropped, examples);
        return dropped;
    }

    @Override
    public void close() {
        file.close();
    }

    /** Reading it back. */
    private static final class SourcePositions {
        private byte[] session = {};
        private String example = "";
        private int number = -1;

        static void read(Workshop workshop, Path path, BitSet dropped, Examples examples) {
            SourcePositions last = new SourcePositions();
            try (Source source = workshop.databases().apply(path).openCopy(path);
                    RowCursor rows = source.rows(table(source))) {
                while (rows.next()) {
                    last.next(rows, dropped, examples);
                }
            }
        }

        private static Table table(Source source) {
            return source.schema().tables().get(0);
        }

        private void next(RowCursor rows, BitSet dropped, Examples examples) {
            byte[] name = rows.bytes(0);
            if (number >= 0 && Arrays.equals(name, session)) {
                dropped.set(number);
                examples.add(example);
            }
            session = name;
            number = Math.toIntExact(rows.longValue(2));
            example = Quoted.of(text(name)) + ", createdAt " + text(rows.bytes(4)) + ": record " + number + " (line "
                    + rows.longValue(3) + ")";
        }

        private static String text(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
