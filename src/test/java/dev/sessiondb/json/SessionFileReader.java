package dev.sessiondb.json;

import dev.sessiondb.store.Check;
import dev.sessiondb.store.CheckStatus;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.Source;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a session file in a process of its own; prints what came of it. */
final class SessionFileReader {

    private SessionFileReader() {}

    public static void main(String[] arguments) {
        JsonSourceStore store = SessionFiles.store(Path.of(arguments[0]));
        Map<String, CheckStatus> checks = new LinkedHashMap<>();
        for (Check check : store.probe()) {
            checks.put(check.id(), check.status());
        }
        try (Source source = store.open();
                RowCursor rows = source.rows(source.schema().tables().get(0))) {
            long count = 0;
            while (rows.next()) {
                count++;
            }
            System.out.println(checks + " rows " + count);
        }
    }
}
