package dev.sessiondb.backup;

import dev.sessiondb.dump.DumpHeader;
import dev.sessiondb.dump.DumpedTable;
import java.util.List;
import java.util.Optional;

/** A dump that was written, and what a manifest says of it. */
record DumpedFile(DumpHeader header, BackupMaker maker, List<DumpedTable> tables, BackupFile dump) {

    DumpedFile {
        tables = List.copyOf(tables);
    }

    Manifest manifest(BackupFile copy) {
        return new Manifest(header, maker, tables, copy, dump, Optional.empty());
    }
}
