package dev.sessiondb.backup;

import dev.sessiondb.backup.BackupHealth.Damaged;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.Interrupts;
import dev.sessiondb.io.Sha256;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Compares a file of a backup with what the manifest states of it. */
final class BackupFileCheck {

    private BackupFileCheck() {}

    /** What is wrong with it, if anything is. */
    static Optional<Damaged> check(BackupFile file) {
        try {
            return compare(file);
        } catch (InterruptedIOException | ClosedByInterruptException e) {
            throw interrupted(file.path(), e);
        } catch (IOException e) {
            return damaged(file, Damage.UNREADABLE, "can't be read: " + BackupCatalogue.reason(e));
        }
    }

    static SessionDbException interrupted(Path file, IOException cause) {
        return Problem.of(ErrorCode.INTERRUPTED, "interrupted while checking `" + file + "`")
                .hint("run the same command again")
                .toException(cause);
    }

    private static Optional<Damaged> compare(BackupFile file) throws IOException {
        Path path = file.path();
        Interrupts.check();
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return damaged(file, Damage.MISSING, "is missing");
        }
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return damaged(file, Damage.UNREADABLE, "is not a regular file");
        }
        long size = Files.size(path);
        if (size != file.bytes()) {
            return damaged(file, Damage.SIZE, "has " + size + " bytes, and the manifest states " + file.bytes());
        }
        String sha256 = Sha256.of(path);
        if (!sha256.equals(file.sha256())) {
            return damaged(
                    file, Damage.CHECKSUM, "has the SHA-256 " + sha256 + ", and the manifest states " + file.sha256());
        }
        return Optional.empty();
    }

    private static Optional<Damaged> damaged(BackupFile file, Damage damage, String found) {
        return Optional.of(new Damaged(file.path(), damage, "`" + file.path() + "` " + found));
    }
}
