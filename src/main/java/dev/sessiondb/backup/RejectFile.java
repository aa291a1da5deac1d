package dev.sessiondb.backup;

import dev.sessiondb.dump.DumpValues;
import dev.sessiondb.dump.LineBuffer;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.io.AtomicFiles;
import dev.sessiondb.io.Json;
import dev.sessiondb.schema.Column;
import dev.sessiondb.store.LeftOutRecords;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.Source;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes rows that are left out: JSON lines, a row a line, in the format of {@code docs/rejects.md}. */
public final class RejectFile {
    private static final String ENDING = ".rejects.jsonl";

    private RejectFile() {}

    public static Path of(Path directory, String runId) {
        return directory.resolve(runId + ENDING);
    }

    /**
     * Writes it, mode 0600; it has its name only once it is whole.
     *
     * @param records lines that are there already, which come first
     * @return how many rows and records it has
     * @throws dev.sessiondb.error.SessionDbException with {@code MIGRATION_FAILED} when it can't be written
     */
    public static long write(Path file, Source source, List<RejectedTable> tables, Optional<LeftOutRecords> records) {
        long[] rows = {0};
        try {
            AtomicFiles.write(file, out -> {
                if (records.isPresent()) {
                    Files.copy(records.get().lines(), out);
                    rows[0] += records.get().count();
                }
                for (RejectedTable table : tables) {
                    rows[0] += write(table, source, out);
                }
            });
            return rows[0];
        } catch (IOException e) {
            throw Problem.of(ErrorCode.MIGRATION_FAILED, "cannot write the rejected rows to `" + file + "`")
                    .causedBy(String.valueOf(e.getMessage()))
                    .hint("make room in the backup directory, or choose another with `--backup DIR`")
                    .toException(e);
        }
    }

    /** Removes it, if it can be. */
    public static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // it is named after a run that the ledger says was not published
        }
    }

    private static long write(RejectedTable table, Source source, OutputStream out) throws IOException {
        long rows = 0;
        LineBuffer line = new LineBuffer(out);
        DumpValues values = new DumpValues(line);
        try (RowCursor row = source.rows(table.table())) {
            RejectedTable.Reasons reasons = table.reasons().apply(row);
            while (row.next()) {
                if (table.rows().contains(row.rowId())) {
                    head(table, row, reasons.current(), line);
                    values(table, row, line, values);
                    rows++;
                }
            }
        }
        return rows;
    }

    private static void head(RejectedTable table, RowCursor row, List<RejectReason> reasons, LineBuffer line)
            throws IOException {
        RejectReason first = reasons.get(0);
        print(line, "{\"table\":" + Json.line(table.table().name()));
        print(line, ",\"rowid\":" + (table.table().withoutRowid() ? "null" : Long.toString(row.rowId())));
        print(line, ",\"name\":" + Json.line(row.rowName()));
        print(line, ",\"column\":" + Json.line(first.column()) + ",\"reason\":" + Json.line(first.reason()));
        if (reasons.size() > 1) {
            print(line, ",\"also\":" + Json.line(reasons.subList(1, reasons.size())));
        }
    }

    private static void values(RejectedTable table, RowCursor row, LineBuffer line, DumpValues values)
            throws IOException {
        print(line, ",\"row\":{");
        List<Column> columns = table.table().columns();
        for (int i = 0; i < columns.size(); i++) {
            print(line, (i == 0 ? "" : ",") + Json.line(columns.get(i).name()) + ":");
            values.write(row, i);
        }
        print(line, "}}\n");
        line.empty();
    }

    private static void print(LineBuffer line, String text) throws IOException {
        line.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
