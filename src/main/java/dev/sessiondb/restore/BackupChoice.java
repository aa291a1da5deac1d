package dev.sessiondb.restore;

import dev.sessiondb.backup.BackupCatalogue;
import dev.sessiondb.backup.BackupEntry;
import dev.sessiondb.backup.BackupHealth.Damaged;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.io.Sha256;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.FileContent;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the backup that is asked for, and checks its files against its manifest. */
final class BackupChoice {
    private static final String LATEST = "latest";
    private static final String FOUND = "backup.found";
    private static final String FOUND_TITLE = "there is such a backup";
    private static final String CHECKSUM = "backup.checksum";
    private static final String CHECKSUM_TITLE = "the backup is what its manifest states";
    private static final String ANOTHER = "choose another backup, or `--backup latest` for the newest good one";

    private final RestoreOptions options;
    private final List<Check> checks = new ArrayList<>();

    BackupChoice(RestoreOptions options) {
        this.options = options;
    }

    /** What was found out while choosing. */
    List<Check> checks() {
        return checks;
    }

    /** Nothing when a check failed. */
    Optional<ChosenBackup> choose() {
        String asked = options.backup();
        if (asked.equals(LATEST)) {
            return newest(options.backupDirectory());
        }
        Optional<BackupEntry> named = BackupCatalogue.named(options.backupDirectory(), asked);
        if (named.isPresent()) {
            return whole(named.get());
        }
        Path path = options.workingDirectory().resolve(asked).normalize();
        if (Files.isDirectory(path)) {
            return newest(path);
        }
        return Files.exists(path) ? file(path) : missing(path);
    }

    private Optional<ChosenBackup> missing(Path path) {
        return fail(
                FOUND,
                FOUND_TITLE,
                "`" + path + "` doesn't exist, and `" + options.backup() + "` is not the name of a backup in `"
                        + options.backupDirectory() + "`");
    }

    private Optional<ChosenBackup> newest(Path directory) {
        List<BackupEntry> entries = BackupCatalogue.list(directory);
        for (BackupEntry entry : entries) {
            BackupEntry checked = BackupCatalogue.check(entry);
            if (checked.health() instanceof Damaged damaged) {
                passedOver(damaged);
            } else {
                return chosen(checked);
            }
        }
        String found = entries.isEmpty() ? "there is no backup in `" : "there is no good backup in `";
        return fail(FOUND, FOUND_TITLE, found + directory + "`");
    }

    private void passedOver(Damaged damaged) {
        checks.add(Check.warn(
                        "backup.newer",
                        "no newer backup is damaged",
                        "passed over: " + damaged.detail(),
                        "find out what happened to it")
                .code(ErrorCode.RESTORE_FAILED));
    }

    private Optional<ChosenBackup> file(Path path) {
        if (!String.valueOf(path.getFileName()).endsWith(".json")) {
            return copy(path);
        }
        BackupEntry entry = BackupCatalogue.read(path);
        if (entry.health().damaged()) {
            return fail(
                    FOUND,
                    FOUND_TITLE,
                    damage(entry) + "; to SQLite a manifest (`.manifest.json`) or a copy (`.db`) can be restored");
        }
        return whole(entry);
    }

    private Optional<ChosenBackup> whole(BackupEntry entry) {
        BackupEntry checked = BackupCatalogue.check(entry);
        return checked.health().damaged() ? fail(CHECKSUM, CHECKSUM_TITLE, damage(checked)) : chosen(checked);
    }

    /** The copy alone: its dump may be damaged or gone. */
    private Optional<ChosenBackup> copy(Path path) {
        Optional<BackupEntry> entry = BackupCatalogue.ofCopy(path);
        if (entry.isEmpty()) {
            return alone(path);
        }
        BackupEntry checked = BackupCatalogue.checkCopy(entry.get());
        return checked.health().damaged() ? fail(CHECKSUM, CHECKSUM_TITLE, damage(checked)) : chosen(checked);
    }

    private Optional<ChosenBackup> chosen(BackupEntry entry) {
        checks.add(Check.pass(CHECKSUM, CHECKSUM_TITLE, "`" + entry.manifest() + "`: sizes and SHA-256 are right")
                .code(ErrorCode.RESTORE_FAILED));
        FileContent content = new FileContent(
                entry.copy().path(), entry.copy().bytes(), entry.copy().sha256());
        return Optional.of(new ChosenBackup(entry.name(), content, Optional.of(entry)));
    }

    private Optional<ChosenBackup> alone(Path path) {
        try {
            FileContent content = new FileContent(path, Files.size(path), Sha256.of(path));
            checks.add(Check.warn(
                            CHECKSUM,
                            CHECKSUM_TITLE,
                            "`" + path + "` has no manifest: no checksum vouches for it",
                            "make sure that it is the file you mean")
                    .code(ErrorCode.RESTORE_FAILED));
            return Optional.of(new ChosenBackup(path.toString(), content, Optional.empty()));
        } catch (InterruptedIOException | ClosedByInterruptException e) {
            throw Restorer.interrupted();
        } catch (IOException e) {
            return fail(FOUND, FOUND_TITLE, "`" + path + "` can't be read: " + e.getMessage());
        }
    }

    private static String damage(BackupEntry entry) {
        return entry.health() instanceof Damaged damaged ? damaged.detail() : "`" + entry.manifest() + "`";
    }

    private Optional<ChosenBackup> fail(String id, String title, String detail) {
        checks.add(Check.fail(id, title, detail, ANOTHER).code(ErrorCode.RESTORE_FAILED));
        return Optional.empty();
    }
}
