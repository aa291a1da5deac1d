package dev.sessiondb.json;

import dev.sessiondb.dump.DumpReader;
import dev.sessiondb.dump.DumpReceiver;
import dev.sessiondb.dump.DumpSchema;
import dev.sessiondb.dump.DumpTable;
import dev.sessiondb.dump.DumpedTable;
import dev.sessiondb.dump.Unread;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.io.Compression;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.FileNumbers;
import dev.sessiondb.store.RowWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was found in a dump that was read to its end and is good.
 *
 * @param stamp of the file as it was read
 */
record DumpSurvey(FileStamp stamp, DumpSchema schema, List<DumpedTable> tables) {

    DumpSurvey {
        tables = List.copyOf(tables);
    }

    /** Reads all of it, and makes nothing of it. */
    static DumpSurvey of(Path file) throws IOException {
        FileStamp stamp = FileStamp.of(file);
        Remembered remembered = new Remembered();
        try (InputStream in = Compression.open(file)) {
            List<DumpedTable> tables = DumpReader.read(in, remembered);
            return new DumpSurvey(stamp, remembered.schema, tables);
        }
    }

    private static final class Remembered implements DumpReceiver {
        private DumpSchema schema = new DumpSchema("", "", FileNumbers.NONE, List.of(), List.of());

        @Override
        public void begin(DumpSchema found) {
            schema = found;
        }

        @Override
        public RowWriter table(DumpTable table) {
            return new Unread();
        }
    }

    List<Check> checks() {
        return List.of(format(), definitions());
    }

    private Check format() {
        long rows = tables.stream().mapToLong(DumpedTable::rows).sum();
        String found = "a dump by " + Quoted.shortened(schema.tool()) + " of " + Quoted.shortened(schema.time()) + ", "
                + tables.size() + " tables, " + rows + " rows; counts and checksums are right";
        return Check.pass("source.format", "source is a dump by content", found).code(ErrorCode.SOURCE_UNAVAILABLE);
    }

    private Check definitions() {
        String title = "the dump has all that it defines";
        Map<String, Long> left = DumpLoad.leftOut(schema);
        if (left.isEmpty()) {
            return Check.pass("source.definitions", title, "tables, indexes, views and triggers");
        }
        String what = left.entrySet().stream()
                .map(e -> e.getValue() + " x " + e.getKey())
                .sorted()
                .collect(Collectors.joining(", "));
        return Check.warn(
                "source.definitions",
                title,
                "it holds only the definitions, and no content, of: " + what,
                "take the `.db` copy of the same backup where these are needed");
    }
}
