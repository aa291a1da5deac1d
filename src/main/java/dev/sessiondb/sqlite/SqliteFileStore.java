package dev.sessiondb.sqlite;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.io.LifeSign;
import dev.sessiondb.schema.Table;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.FileReplacement;
import dev.sessiondb.store.FileStore;
import dev.sessiondb.store.RowIndex;
import dev.sessiondb.store.RowKey;
import dev.sessiondb.store.StagedFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A SQLite database file that is to be made or replaced. The new one is made beside it, as {@code .NAME.RUN.tmp}. */
public final class SqliteFileStore implements FileStore {
    private static final String SUFFIX = ".tmp";

    private final Path path;

    /** @param path of the file; a symbolic link stays, and what it leads to is replaced */
    public SqliteFileStore(Path path) {
        this.path = real(path.toAbsolutePath().normalize());
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public boolean exists() {
        return Files.exists(path);
    }

    @Override
    public List<Check> checks(boolean replace, long bytes) {
        return new TargetFileChecks(path).all(replace, bytes);
    }

    @Override
    public FileReplacement replacement() {
        try {
            return new SqliteFileReplacement(path, FileState.of(new DatabaseFiles(path)));
        } catch (IOException e) {
            throw Problem.of(ErrorCode.PREFLIGHT_FAILED, "cannot look at `" + path + "`")
                    .causedBy(SqliteErrors.causeText(e))
                    .hint("see that this user may read the file and its directory")
                    .toException(e);
        }
    }

    @Override
    public Path temporary(String runId) {
        return path.resolveSibling(prefix() + runId + SUFFIX);
    }

    private String prefix() {
        return "." + path.getFileName() + ".";
    }

    /** A run at work holds SQLite's lock on its file. */
    @Override
    public List<Path> removeLeftovers() {
        List<Path> removed = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(TargetFileChecks.directory(path), this::leftover)) {
            removed.addAll(LifeSign.sweep(TargetFileChecks.directory(path), prefix(), SUFFIX));
            for (Path file : all) {
                if (FileUsers.of(file).isEmpty() && Files.deleteIfExists(file)) {
                    removed.add(file);
                }
            }
        } catch (IOException e) {
            throw WriteFailures.wrap("cannot clear away what an earlier run left beside `" + path + "`", e);
        }
        return removed;
    }

    private boolean leftover(Path file) {
        String name = String.valueOf(file.getFileName());
        String run = "\\d{8}T\\d{6}Z-[0-9a-f]{4}";
        return name.startsWith(prefix())
                && name.endsWith(SUFFIX)
                && name.substring(prefix().length(), name.length() - SUFFIX.length())
                        .matches(run);
    }

    @Override
    public StagedFile stage(Path file, Optional<Path> base) {
        return SqliteStagedFile.create(file, base);
    }

    @Override
    public RowIndex index(Path copy, Table table, RowKey key) {
        try {
            return SqliteRowIndex.of(copy, table, key);
        } catch (SQLException e) {
            throw WriteFailures.wrap("cannot read the rows of table `" + table.name() + "` in `" + copy + "`", e);
        }
    }
}
