package dev.sessiondb.backup;

import dev.sessiondb.dump.DumpReader;
import dev.sessiondb.dump.DumpedTable;
import dev.sessiondb.dump.Unread;
import dev.sessiondb.io.DamagedFile;
import dev.sessiondb.io.DigestedFile;
import dev.sessiondb.io.GrowingFile;
import dev.sessiondb.io.Interrupts;
import dev.sessiondb.schema.Table;
import dev.sessiondb.store.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.jspecify.annotations.Nullable;

/** Checks that what is on the disk is what was written, and that all rows of the snapshot are in it. All throw when it isn't so. */
final class ReadBack {
    private ReadBack() {}

    /** A file that nobody wrote to since. */
    static void unchanged(Path file, FileStamp since) throws IOException {
        require(FileStamp.of(file).equals(since), file, "it was written to since it was made");
    }

    /** What a dump was found to be. */
    record Found(List<DumpedTable> tables, String sha256, long crc, long bytes) {
        Found {
            tables = List.copyOf(tables);
        }
    }

    /** Parses a dump from the disk, while it is written. */
    static Found dump(GrowingFile dump, Path path) throws IOException {
        CRC32C crc = new CRC32C();
        try (DigestedFile file = new DigestedFile(new CheckedInputStream(dump.reading(), crc))) {
            List<DumpedTable> tables = DumpReader.read(file.content(), new Unread());
            String sha256 = file.sha256();
            return new Found(tables, sha256, crc.getValue(), file.bytes());
        } catch (DamagedFile e) {
            throw new IOException(message(path, e.what()), e);
        }
    }

    static void requireSame(DumpedFile written, Found found) throws IOException {
        Path dump = written.path();
        require(found.tables().equals(written.tables()), dump, "its tables are not those that were written");
        require(found.crc() == written.crc(), dump, "its checksum is not that of what was written");
        require(found.bytes() == written.stamp().bytes(), dump, "it does not have the size that was written");
    }

    /** Counted in the source itself, so that a copy that is whole but not complete is noticed. */
    static void rows(Source source, Manifest manifest) throws IOException {
        Path copy = manifest.copy().path();
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

    private static void require(boolean condition, Path file, String otherwise) throws IOException {
        if (!condition) {
            throw new IOException(message(file, otherwise));
        }
    }

    private static String message(Path file, @Nullable String what) {
        return "`" + file.getFileName() + "` was read back and is not good: " + what;
    }
}
