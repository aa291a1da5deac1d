package dev.sessiondb.backup;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the backup that an operator speaks of: {@code latest}, a name, a run, or one of its files. */
public final class BackupSelection {
    private static final String LATEST = "latest";

    private final Path directory;
    private final Path workingDirectory;

    /**
     * A selection among the backups of a directory.
     *
     * @param workingDirectory what relative paths are relative to
     */
    public BackupSelection(Path directory, Path workingDirectory) {
        this.directory = directory.toAbsolutePath().normalize();
        this.workingDirectory = workingDirectory;
    }

    /**
     * The backup, unchecked, or damaged when its manifest can't be used.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code RESTORE_FAILED} when there is none
     */
    public BackupEntry find(String asked) {
        if (asked.equals(LATEST)) {
            return BackupCatalogue.list(directory).stream().findFirst().orElseThrow(() -> none("there is no backup"));
        }
        return named(asked)
                .or(() -> BackupCatalogue.ofRun(directory, asked))
                .or(() -> ofFile(workingDirectory.resolve(asked).normalize()))
                .or(() -> ofFile(directory.resolve(asked)))
                .orElseThrow(() -> none("there is no backup `" + asked + "`"));
    }

    private Optional<BackupEntry> named(String asked) {
        return BackupCatalogue.list(directory).stream()
                .filter(entry -> entry.name().equals(asked))
                .findFirst();
    }

    /** A manifest of any name, or a file that a manifest beside it names. */
    private static Optional<BackupEntry> ofFile(Path path) {
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        if (String.valueOf(path.getFileName()).endsWith(BackupNames.MANIFEST)) {
            return Optional.of(BackupCatalogue.read(path));
        }
        Path beside = path.toAbsolutePath().normalize().resolveSibling("");
        List<BackupEntry> entries = BackupCatalogue.list(beside);
        return entries.stream()
                .filter(entry -> entry.files().stream().anyMatch(file -> file.path()
                        .equals(path.toAbsolutePath().normalize())))
                .findFirst();
    }

    private RuntimeException none(String what) {
        return Problem.of(ErrorCode.RESTORE_FAILED, what + " in `" + directory + "`")
                .hint("see what there is with `sessiondb backups list`")
                .toException();
    }
}
