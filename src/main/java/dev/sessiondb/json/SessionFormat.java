package dev.sessiondb.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.AtomicFiles;
import dev.sessiondb.io.PrivateFiles;
import dev.sessiondb.schema.Table;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.FileFormat;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.Source;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A session file as an application writes it: an array of records, one for each row of the table {@code sessions}, members in camel case, NULLs left out. A record a line. */
public final class SessionFormat implements FileFormat {
    private static final String TABLE = "sessions";
    private static final JsonFactory FACTORY = new JsonFactory();

    private final SessionMembers members;

    public SessionFormat(SessionMembers members) {
        this.members = members;
    }

    @Override
    public String words() {
        return "session file";
    }

    @Override
    public long bytes(long sourceBytes) {
        return 2 * sourceBytes + 1024 * 1024;
    }

    @Override
    public List<Check> examine(Source source) {
        Optional<Table> table = source.schema().table(TABLE);
        List<Check> checks = new ArrayList<>();
        if (table.flatMap(t -> t.column(SessionRecord.SESSION)).isEmpty()) {
            return List.of(Check.fail(
                    "data.sessions",
                    "the source has sessions",
                    "it has no table `" + TABLE + "` with a column `" + SessionRecord.SESSION + "`: its tables are "
                            + names(source, ""),
                    "leave `--format " + members.format() + "` out: a dump holds every database"));
        }
        String others = names(source, table.get().name());
        if (!others.isEmpty()) {
            checks.add(Check.warn(
                    "data.tables",
                    "every table has a place in a session file",
                    "not in the file: " + others,
                    "see that these tables aren't needed, or write a dump, without `--format " + members.format()
                            + "`"));
        }
        checks.add(values(source, table.get()));
        return checks;
    }

    private static String names(Source source, String without) {
        return source.schema().tables().stream()
                .map(Table::name)
                .filter(name -> !name.equals(without))
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", "));
    }

    private Check values(Source source, Table table) {
        Examples bad = new Examples();
        SessionCells cells = new SessionCells(SessionMember.of(table, members));
        long rows = 0;
        try (RowCursor row = source.rows(table)) {
            while (row.next()) {
                rows++;
                fault(row, cells).ifPresent(fault -> bad.add(row.rowName() + ": " + fault));
            }
        }
        String title = "every row can be a record";
        return bad.none()
                ? Check.pass("data.records", title, rows + " rows")
                : Check.fail(
                        "data.records",
                        title,
                        bad.count() + " of " + rows + " rows can't be one:\n" + bad.lines(),
                        "mend these rows, or write a dump, without `--format " + members.format() + "`");
    }

    private static Optional<String> fault(RowCursor row, SessionCells cells) {
        try {
            boolean named = cells.of(row).containsKey(SessionRecord.SESSION);
            return named ? Optional.empty() : Optional.of("its `session` is NULL");
        } catch (SessionCells.NoPlace e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void write(Source source, Path file) {
        Table table = source.schema().table(TABLE).orElseThrow();
        try (OutputStream out = new BufferedOutputStream(PrivateFiles.create(file));
                JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartArray();
            records(source, table, json);
            json.writeEndArray();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw failed(ErrorCode.MIGRATION_FAILED, "cannot write `" + file + "`", e);
        }
        sync(file);
    }

    private void records(Source source, Table table, JsonGenerator json) throws IOException {
        SessionCells cells = new SessionCells(SessionMember.of(table, members));
        try (RowCursor row = source.rows(table)) {
            while (row.next()) {
                json.writeRaw('\n');
                json.writeStartObject();
                for (Map.Entry<String, Cell> member : cells.of(row).entrySet()) {
                    json.writeFieldName(member.getKey());
                    write(member.getValue(), json);
                }
                json.writeEndObject();
            }
        } catch (SessionCells.NoPlace e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void write(Cell cell, JsonGenerator json) throws IOException {
        switch (cell.kind()) {
            case NULL -> json.writeNull();
            case STRING -> json.writeString(cell.text());
            case BOOLEAN, INTEGER, DECIMAL, STRUCTURE -> json.writeRawValue(cell.text());
        }
    }

    private static void sync(Path file) {
        try {
            AtomicFiles.sync(file);
        } catch (IOException e) {
            throw failed(ErrorCode.MIGRATION_FAILED, "cannot write `" + file + "` to the disk", e);
        }
    }

    @Override
    public long verify(Source source, Path file) {
        Table table = source.schema().table(TABLE).orElseThrow();
        SessionFile written = new SessionFile(file);
        return written.read(() -> {
            try (RowCursor row = source.rows(table);
                    JsonParser parser = SessionFile.parser(written.open())) {
                Reading reading = new Reading(row, new SessionCells(SessionMember.of(table, members)));
                new RecordStream(parser, new Shape(List.of(), false), true).forEach(reading::compare);
                reading.end();
                return reading.values;
            }
        });
    }

    /** Goes through rows and records side by side. */
    private static final class Reading {
        private final RowCursor row;
        private final SessionCells cells;
        private long values;

        Reading(RowCursor row, SessionCells cells) {
            this.row = row;
            this.cells = cells;
        }

        void compare(SessionRecord found) {
            if (!row.next()) {
                throw differs(found.place() + " is of no row");
            }
            try {
                Map<String, Cell> expected = new HashMap<>(cells.of(row));
                if (found.fault().isPresent() || !expected.equals(found.fields())) {
                    throw differs(found.place() + " is not " + row.rowName());
                }
                values += row.columnCount();
            } catch (SessionCells.NoPlace e) {
                throw differs(row.rowName() + ": " + e.getMessage());
            }
        }

        void end() {
            if (row.next()) {
                throw differs(row.rowName() + " is missing");
            }
        }
    }

    private static SessionDbException differs(String how) {
        return Problem.of(ErrorCode.VERIFY_FAILED, "the new file differs from its source: " + how)
                .state("nothing was published")
                .hint("run again; if it happens again, report it")
                .toException();
    }

    private static SessionDbException failed(ErrorCode code, String what, IOException cause) {
        return Problem.of(code, what)
                .causedBy(String.valueOf(cause.getMessage()))
                .hint("check the disk, its room, and the rights to the directory")
                .toException(cause);
    }
}
