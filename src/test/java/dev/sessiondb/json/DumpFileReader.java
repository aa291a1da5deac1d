package dev.sessiondb.json;

import dev.sessiondb.store.Check;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.Source;
import java.nio.file.Path;

/** Reads a dump in a process of its own; prints what came of it. */
final class DumpFileReader {

    private DumpFileReader() {}

    public static void main(String[] arguments) {
        DumpSourceStore store = Dumps.store(Path.of(arguments[0]));
        store.probe().stream().filter(Check::failed).forEach(check -> System.out.println(check.detail()));
        try (Source source = store.open();
                RowCursor rows = source.rows(source.schema().tables().get(0))) {
            long count = 0;
            long bytes = 0;
            while (rows.next()) {
                count++;
                bytes += rows.byteLength(1);
            }
            System.out.println(count + " rows, " + bytes + " bytes");
        }
    }
}
