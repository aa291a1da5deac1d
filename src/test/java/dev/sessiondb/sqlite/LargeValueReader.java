package dev.sessiondb.sqlite;

import dev.sessiondb.schema.Table;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads the first column of the first table of a file to its end, in a process with a heap of its own. */
public final class LargeValueReader {

    private LargeValueReader() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (Source source = new SqliteSourceStore(Path.of(arguments[0])).open()) {
            Table table = source.schema().tables().get(0);
            try (RowCursor rows = source.rows(table)) {
                while (rows.next()) {
                    out.println(rows.rowName() + ": " + rows.byteLength(0) + " bytes, sum " + sum(rows));
                }
            }
            out.println(
                    "longest text " + source.statistics(table).columns().get(0).maxCharacters());
        }
    }

    private static long sum(RowCursor rows) throws IOException {
        long sum = 0;
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = rows.open(0)) {
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    sum += buffer[i];
                }
            }
        }
        return sum;
    }
}
