package dev.sessiondb.json;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.AtomicFiles;
import dev.sessiondb.io.Sha256;
import dev.sessiondb.store.FileClaim;
import dev.sessiondb.store.FileContent;
import dev.sessiondb.store.FileMark;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/** Puts a JSON file in place. */
final class JsonClaim implements FileClaim {
    static final String AS_BEFORE = "the destination is as it was";

    private final JsonDestination destination;
    private final FileMark mark;

    JsonClaim(JsonDestination destination, FileMark mark) {
        this.destination = destination;
        this.mark = mark;
    }

    @Override
    public void replace(FileContent content) {
        try {
            Path file = destination.real();
            AtomicFiles.write(file, out -> Files.copy(content.path(), out), temporary -> {
                requireWhole(content, temporary);
                takeOver(file, temporary);
                requireSame();
            });
        } catch (InterruptedIOException | ClosedByInterruptException e) {
            throw destination.unreadable(e);
        } catch (IOException e) {
            throw Problem.of(
                            ErrorCode.RESTORE_FAILED,
                            "cannot put `" + content.path() + "` in place as `" + destination.path() + "`")
                    .causedBy(String.valueOf(e.getMessage()))
                    .state(AS_BEFORE)
                    .hint("check the disk, its room, and the rights to the directory")
                    .toException(e);
        }
    }

    private static void requireWhole(FileContent content, Path temporary) throws IOException {
        if (Files.size(temporary) != content.bytes() || !Sha256.of(temporary).equals(content.sha256())) {
            throw new IOException("`" + content.path() + "` changed while it was read");
        }
    }

    private void requireSame() throws IOException {
        if (!destination.found().equals(mark)) {
            throw locked();
        }
    }

    private SessionDbException locked() {
        return Problem.of(ErrorCode.LOCKED, "`" + destination.path() + "` was written to in the meantime")
                .state("the destination is as its writer left it")
                .hint("stop the application that uses it, and run the same command again")
                .toException();
    }

    /** Mode and owner of the file that is replaced. */
    private static void takeOver(Path file, Path temporary) throws IOException {
        PosixFileAttributeView old = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (old == null || !Files.exists(file)) {
            return;
        }
        PosixFileAttributes kept = old.readAttributes();
        PosixFileAttributeView made = Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
        if (!made.readAttributes().owner().equals(kept.owner())) {
            made.setOwner(kept.owner());
        }
        if (!made.readAttributes().group().equals(kept.group())) {
            made.setGroup(kept.group());
        }
        made.setPermissions(kept.permissions());
    }

    @Override
    public void close() {
        // Nothing was locked.
    }
}
