package dev.sessiondb.json;

import dev.sessiondb.io.PrivateDirectory;
import dev.sessiondb.schema.DatabaseSchema;
import dev.sessiondb.schema.ForeignKey;
import dev.sessiondb.schema.Table;
import dev.sessiondb.store.ConstraintViolation;
import dev.sessiondb.store.FileNumbers;
import dev.sessiondb.store.LeftOutRecords;
import dev.sessiondb.store.OriginalFile;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.RowIds;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceDescription;
import dev.sessiondb.store.SourceObject;
import dev.sessiondb.store.SourceStatus;
import dev.sessiondb.store.TableRows;
import dev.sessiondb.store.TableStatistics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A session file that is open: read once, into a private database that answers from then on. */
final class JsonSource implements Source {
    private final Path path;
    private final FileStamp stamp;
    private final String sha256;
    private final Source table;
    private final PrivateDirectory directory;
    private final long bytes;
    private final String access;
    private final Optional<LeftOutRecords> leftOut;

    /**
     * What was read.
     *
     * @param path of the file
     * @param stamp of the file as it was read
     * @param sha256 of what was read
     * @param bytes of its content, decompressed
     * @param access what it was read as, a word
     * @param leftOut in the directory of the private database
     */
    record FileRead(
            Path path, FileStamp stamp, String sha256, long bytes, String access, Optional<LeftOutRecords> leftOut) {
        static final String SESSIONS = "JSON";
        static final String DUMP = "dump";
        static final String REJECTS = "rejects";
    }

    /**
     * @param table the private database, taken over
     * @param directory it lies in, taken over
     */
    JsonSource(FileRead file, Source table, PrivateDirectory directory) {
        this.path = file.path();
        this.stamp = file.stamp();
        this.sha256 = file.sha256();
        this.bytes = file.bytes();
        this.access = file.access();
        this.leftOut = file.leftOut();
        this.table = table;
        this.directory = directory;
    }

    /** What the file holds, without side files. */
    static SourceStatus status(Source source) {
        SourceDescription described = source.description();
        List<TableRows> tables = source.schema().tables().stream()
                .map(t -> new TableRows(t.name(), source.statistics(t).rows()))
                .toList();
        return new SourceStatus(
                described.path(),
                described.bytes(),
                0,
                described.journalMode(),
                described.lastWrite(),
                tables,
                List.of(),
                described.access());
    }

    @Override
    public boolean partial() {
        return access.equals(FileRead.REJECTS);
    }

    @Override
    public SourceDescription description() {
        return SourceDescription.file(
                path.toAbsolutePath(), bytes, "UTF-8", access, stamp.modified().toInstant());
    }

    @Override
    public DatabaseSchema schema() {
        return table.schema();
    }

    @Override
    public TableStatistics statistics(Table of) {
        return table.statistics(of);
    }

    @Override
    public FileNumbers numbers() {
        return table.numbers();
    }

    @Override
    public List<SourceObject> inventory() {
        return table.inventory();
    }

    @Override
    public OptionalLong sequence(Table of) {
        return table.sequence(of);
    }

    @Override
    public RowCursor rows(Table of) {
        return table.rows(of);
    }

    @Override
    public List<ConstraintViolation> violations(Table of) {
        return table.violations(of);
    }

    @Override
    public RowIds referencing(Table of, ForeignKey key, RowIds referenced) {
        return table.referencing(of, key, referenced);
    }

    @Override
    public void copyTo(Path destination) {
        table.copyTo(destination);
    }

    @Override
    public Optional<OriginalFile> original() {
        return Optional.of(new OriginalFile(path.toAbsolutePath(), stamp.bytes(), sha256));
    }

    @Override
    public Optional<LeftOutRecords> leftOut() {
        return leftOut;
    }

    @Override
    public void release() {
        table.release();
    }

    @Override
    public boolean writtenSince() {
        try {
            return !FileStamp.of(path).equals(stamp);
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() {
        try (directory) {
            table.close();
        }
    }
}
