package dev.sessiondb.backup;

import dev.sessiondb.dump.DumpHeader;
import dev.sessiondb.dump.DumpedTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A dump that was written.
 *
 * @param stamp when its last byte was written
 * @param crc the CRC-32C of what was written to it; its SHA-256 is taken of what is read back
 */
record DumpedFile(
        DumpHeader header, BackupMaker maker, List<DumpedTable> tables, Path path, FileStamp stamp, long crc) {

    DumpedFile {
        tables = List.copyOf(tables);
    }

    /** What a manifest says of it, once it was read back and found the same. */
    Manifest manifest(BackupFile copy, ReadBack.Found found) {
        return new Manifest(
                header, maker, tables, copy, new BackupFile(path, stamp.bytes(), found.sha256()), Optional.empty());
    }
}
