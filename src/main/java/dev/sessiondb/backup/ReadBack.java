package dev.sessiondb.backup;

import dev.sessiondb.dump.DumpReader;
import dev.sessiondb.dump.DumpedTable;
import dev.sessiondb.dump.Unread;
import dev.sessiondb.io.AtomicFiles;
import dev.sessiondb.io.DamagedFile;
import dev.sessiondb.io.DigestedFile;
import dev.sessiondb.io.Interrupts;
import dev.sessiondb.io.Sha256;
import dev.sessiondb.schema.Table;
import dev.sessiondb.store.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks that what is on the disk is what was written, and that all rows of the snapshot are in it. All throw when it isn't so. */
final class ReadBack {
    private ReadBack() {}

    /** A file that was digested before. */
    static void unchanged(BackupFile copy) throws IOException {
        boolean same = Files.size(copy.path()) == copy.bytes()
                && Sha256.of(copy.path()).equals(copy.sha256());
        require(same, copy, "it changed since it was written: its SHA-256 is another");
    }

    /** Parses it from the disk. */
    static void dump(DumpedFile written) throws IOException {
        BackupFile dump = written.dump();
        AtomicFiles.sync(dump.path());
        try (DigestedFile file = new DigestedFile(dump.path())) {
            List<DumpedTable> found = DumpReader.read(file.content(), new Unread());
            require(found.equals(written.tables()), dump, "its tables are not those that were written");
            require(file.sha256().equals(dump.sha256()), dump, "its SHA-256 is not that of what was written");
            require(file.bytes() == dump.bytes(), dump, "it does not have the size that was written");
        } catch (DamagedFile e) {
            throw new IOException(message(dump, e.what()), e);
        }
    }

    /** Counted in the source itself, so that a copy that is whole but not complete is noticed. */
    static void rows(Source source, Manifest manifest) throws IOException {
        BackupFile copy = manifest.copy();
        require(
                source.schema().tables().equals(manifest.header().schema().tables()),
                copy,
                "its tables are not those of the source");
        for (Table table : source.schema().tables()) {
            Interrupts.check();
            long expected = source.statistics(table).rows();
            long found = manifest.rows().getOrDefault(table.name(), 0L);
            require(
                    expected == found,
                    copy,
                    "table `" + table.name() + "` has " + found + " rows in it, and " + expected + " in the source");
        }
    }

    private static void require(boolean condition, BackupFile file, String otherwise) throws IOException {
        if (!condition) {
            throw new IOException(message(file, otherwise));
        }
    }

    private static String message(BackupFile file, @Nullable String what) {
        return "`" + file.path().getFileName() + "` was read back and is not good: " + what;
    }
}
