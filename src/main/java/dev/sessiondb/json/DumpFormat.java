package dev.sessiondb.json;

import dev.sessiondb.dump.DumpHeader;
import dev.sessiondb.dump.DumpWriter;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.io.AtomicFiles;
import dev.sessiondb.io.Compression;
import dev.sessiondb.io.PrivateFiles;
import dev.sessiondb.schema.UncarriedObject;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.FileFormat;
import dev.sessiondb.store.SameContent;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.StagedFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A dump, as {@code docs/dump-format.md} describes it; verified by making a database of it again. */
public final class DumpFormat implements FileFormat {
    /** What a dump keeps with its definition, and what needs no keeping. */
    private static final Set<String> KEPT = Set.of("view", "trigger", "index", "shadow table", "generated column");

    private final String tool;
    private final Compression compression;
    private final Workshop workshop;

    /**
     * For dumps that name this tool.
     *
     * @param tool name and version
     * @param files makes a new, empty SQLite file at a path
     * @param databases reads a finished SQLite file
     */
    public DumpFormat(
            String tool,
            Compression compression,
            Function<Path, StagedFile> files,
            Function<Path, SourceStore> databases) {
        this.tool = tool;
        this.compression = compression;
        this.workshop = new Workshop(files, databases);
    }

    @Override
    public String words() {
        return compression == Compression.NONE ? "dump" : "dump (" + compression.word() + ")";
    }

    @Override
    public long bytes(long sourceBytes) {
        return 2 * sourceBytes + 1024 * 1024;
    }

    @Override
    public List<Check> examine(Source source) {
        String others = source.schema().uncarried().stream()
                .filter(object -> !KEPT.contains(object.kind()))
                .map(DumpFormat::words)
                .distinct()
                .collect(Collectors.joining(", "));
        return others.isEmpty()
                ? List.of()
                : List.of(Check.warn(
                        "data.tables",
                        "a dump holds the rows of every table",
                        "of these it holds the definition only: " + others,
                        "make them again where the dump is restored"));
    }

    private static String words(UncarriedObject object) {
        return object.kind() + " `" + object.name() + "`";
    }

    @Override
    public void write(Source source, Path file) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        DumpHeader header = DumpHeader.of(tool, now, source.description(), source);
        try {
            try (OutputStream out = compression.wrap(PrivateFiles.create(file))) {
                new DumpWriter(out).write(header, source);
            }
            AtomicFiles.sync(file);
        } catch (IOException e) {
            throw Problem.of(ErrorCode.MIGRATION_FAILED, "cannot write `" + file + "`")
                    .causedBy(String.valueOf(e.getMessage()))
                    .hint("check the disk, its room, and the rights to the directory")
                    .toException(e);
        }
    }

    @Override
    public long verify(Source source, Path file) {
        try (Source read = new DumpSourceStore(file, workshop.files(), workshop.databases()).open()) {
            return SameContent.require(source, read);
        }
    }
}
