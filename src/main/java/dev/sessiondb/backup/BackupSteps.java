package dev.sessiondb.backup;

import dev.sessiondb.dump.DumpHeader;
import dev.sessiondb.dump.DumpWriter;
import dev.sessiondb.dump.DumpedTable;
import dev.sessiondb.io.AtomicFiles;
import dev.sessiondb.io.GrowingFile;
import dev.sessiondb.io.Interrupts;
import dev.sessiondb.io.PrivateFiles;
import dev.sessiondb.io.Sha256;
import dev.sessiondb.store.OriginalFile;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceDescription;
import dev.sessiondb.store.SourceStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/** The steps of one backup, inside the directory in which it is made. Only {@link #copy} and {@link #finish} read the source; the others read what was made of it. */
final class BackupSteps implements BackupThreads.Work {
    private final BackupMaker maker;
    private final Source source;
    private final SourceStore store;
    private final PartialBackup partial;
    private final GrowingFile growing;
    private Instant time = Instant.EPOCH;
    private Optional<SourceDescription> description = Optional.empty();
    private Optional<FileStamp> copied = Optional.empty();

    BackupSteps(BackupMaker maker, Source source, SourceStore store, PartialBackup partial) {
        this.maker = maker;
        this.source = source;
        this.store = store;
        this.partial = partial;
        this.growing = new GrowingFile(partial.dump());
    }

    /** Makes the copy; all other steps come after it. */
    void copy() throws IOException {
        Interrupts.check();
        time = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        description = Optional.of(source.description());
        source.copyTo(partial.copy());
        PrivateFiles.restrict(partial.copy());
        copied = Optional.of(FileStamp.of(partial.copy()));
    }

    @Override
    public BackupFile digestCopy() throws IOException {
        AtomicFiles.sync(partial.copy());
        return digested(partial.copy());
    }

    @Override
    public ReadBack.Found readBack() throws IOException {
        return ReadBack.dump(growing, partial.dump());
    }

    @Override
    public void requireSame(DumpedFile dumped, ReadBack.Found found) throws IOException {
        ReadBack.requireSame(dumped, found);
    }

    @Override
    public void requireUnchanged(DumpedFile dumped) throws IOException {
        ReadBack.unchanged(partial.copy(), copied.orElseThrow());
        ReadBack.unchanged(dumped.path(), dumped.stamp());
    }

    /** @param made of what the other steps gave */
    BackupReport finish(Manifest made) throws IOException {
        Manifest manifest = made.original(original());
        manifest.write(partial.manifest());
        ReadBack.rows(source, manifest);
        return publish(manifest);
    }

    /** From the copy, so that the dump proves it can be read. */
    @Override
    public DumpedFile dump() throws IOException {
        try {
            DumpedFile dumped = written();
            growing.end(true);
            AtomicFiles.sync(partial.dump());
            return dumped;
        } finally {
            growing.end(false);
        }
    }

    private DumpedFile written() throws IOException {
        try (Source copy = store.openCopy(partial.copy())) {
            DumpHeader header = DumpHeader.of(maker.tool(), time, description.orElseThrow(), copy);
            try (OutputStream file = growing.writing(PrivateFiles.create(partial.dump()));
                    CheckedOutputStream checked = new CheckedOutputStream(file, new CRC32C())) {
                List<DumpedTable> tables = write(header, copy, checked);
                long crc = checked.getChecksum().getValue();
                return new DumpedFile(header, maker, tables, partial.dump(), FileStamp.of(partial.dump()), crc);
            }
        }
    }

    /** What ends a compressed stream is written when it is closed. */
    private List<DumpedTable> write(DumpHeader header, Source copy, OutputStream file) throws IOException {
        try (OutputStream out = partial.compression().wrap(file)) {
            return new DumpWriter(out).write(header, copy);
        }
    }

    /** A copy of the file that the source was read from, as it was then. */
    private Optional<BackupFile> original() throws IOException {
        if (source.original().isEmpty()) {
            return Optional.empty();
        }
        OriginalFile read = source.original().get();
        try (InputStream in = Files.newInputStream(read.path());
                OutputStream out = PrivateFiles.create(partial.original())) {
            in.transferTo(out);
        }
        AtomicFiles.sync(partial.original());
        BackupFile copied = digested(partial.original());
        if (copied.bytes() != read.bytes() || !copied.sha256().equals(read.sha256())) {
            throw new IOException("`" + read.path() + "` was written to since it was read: stop the application");
        }
        return Optional.of(copied);
    }

    private static BackupFile digested(Path file) throws IOException {
        return new BackupFile(file, Files.size(file), Sha256.of(file));
    }

    private BackupReport publish(Manifest manifest) throws IOException {
        partial.publish();
        return new BackupReport(
                partial.published(manifest.copy()),
                partial.published(manifest.dump()),
                manifest.original().map(partial::published),
                partial.published(partial.manifest()),
                manifest.rows());
    }
}
