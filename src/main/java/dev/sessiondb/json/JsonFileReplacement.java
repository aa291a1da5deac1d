package dev.sessiondb.json;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.io.AtomicFiles;
import dev.sessiondb.io.FileOwner;
import dev.sessiondb.store.FileReplacement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Replaces a JSON file in one step, or makes one. */
final class JsonFileReplacement implements FileReplacement {
    private final Path path;
    private final Optional<FileStamp> before;

    JsonFileReplacement(Path path, Optional<FileStamp> before) {
        this.path = path;
        this.before = before;
    }

    @Override
    public List<String> publish(Path finished) {
        try {
            AtomicFiles.sync(finished);
            requireUnchanged();
            if (before.isEmpty()) {
                AtomicFiles.moveToNew(finished, path);
                return List.of();
            }
            List<String> warnings = FileOwner.keep(path, finished);
            Files.move(finished, path, StandardCopyOption.ATOMIC_MOVE);
            AtomicFiles.syncDirectory(Objects.requireNonNull(path.getParent(), "a file has a directory"));
            return warnings;
        } catch (IOException e) {
            throw Problem.of(ErrorCode.MIGRATION_FAILED, "cannot put the new file in the place of `" + path + "`")
                    .causedBy(String.valueOf(e.getMessage()))
                    .state("the file is as it was")
                    .hint("mend the cause, and run again")
                    .toException(e);
        }
    }

    private void requireUnchanged() throws IOException {
        Optional<FileStamp> now = Files.exists(path) ? Optional.of(FileStamp.of(path)) : Optional.empty();
        if (!now.equals(before)) {
            throw Problem.of(ErrorCode.MIGRATION_FAILED, "`" + path + "` was written to while the new file was made")
                    .state("the file is as its writer left it, and was not replaced")
                    .hint("stop the application that uses it, and run again")
                    .toException();
        }
    }
}
