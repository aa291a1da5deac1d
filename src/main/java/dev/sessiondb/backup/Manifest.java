package dev.sessiondb.backup;

import dev.sessiondb.dump.DumpHeader;
import dev.sessiondb.dump.DumpedTable;
import dev.sessiondb.io.Json;
import dev.sessiondb.io.PrivateFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of contents of a backup, which vouches for its files; {@code docs/dump-format.md} describes it. */
record Manifest(
        DumpHeader header,
        BackupMaker maker,
        List<DumpedTable> tables,
        BackupFile copy,
        BackupFile dump,
        Optional<BackupFile> original) {
    static final String FORMAT = "sessiondb-backup";
    static final int VERSION = 1;

    Manifest {
        tables = List.copyOf(tables);
    }

    Manifest original(Optional<BackupFile> file) {
        return new Manifest(header, maker, tables, copy, dump, file);
    }

    void write(Path file) throws IOException {
        try (OutputStream out = PrivateFiles.create(file)) {
            Json.write(out, fields());
        }
    }

    Map<String, Long> rows() {
        Map<String, Long> rows = new LinkedHashMap<>();
        tables.forEach(table -> rows.put(table.name(), table.rows()));
        return rows;
    }

    private Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("format", FORMAT);
        fields.put("version", VERSION);
        fields.put("tool", header.tool());
        fields.put("time", header.time());
        maker.run().ifPresent(run -> fields.put("run", run));
        maker.command().ifPresent(command -> fields.put("command", command));
        fields.put("source", header.source().name());
        fields.put("copy", file(copy));
        fields.put("dump", file(dump));
        original.ifPresent(file -> fields.put("original", file(file)));
        fields.put("rows", rows());
        return fields;
    }

    /** By its name alone, so that a backup may be moved as a whole. */
    private static Map<String, Object> file(BackupFile file) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", String.valueOf(file.path().getFileName()));
        fields.put("bytes", file.bytes());
        fields.put("sha256", file.sha256());
        return fields;
    }
}
