package dev.sessiondb.restore;

import dev.sessiondb.backup.BackupCatalogue;
import dev.sessiondb.backup.BackupEntry;
import dev.sessiondb.backup.BackupFile;
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
    private static final String CONTENT = "backup.content";
    private static final String CONTENT_TITLE = "the backup can be read to its end";
    private static final String ANOTHER = "choose another backup, or `--backup latest` for the newest good one";

    private final RestoreOptions options;
    private final RestoreFiles files;
    private final List<Check> checks = new ArrayList<>();

    BackupChoice(RestoreOptions options, RestoreFiles files) {
        this.options = options;
        this.files = files;
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
        Optional<BackupEntry> known = BackupCatalogue.named(options.backupDirectory(), asked)
                .or(() -> BackupCatalogue.ofRun(options.backupDirectory(), asked));
        if (known.isPresent()) {
            return whole(known.get());
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
                "`" + path + "` doesn't exist, and `" + options.backup()
                        + "` is neither the name of a backup nor the id of a run that has one in `"
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

    /** What it is, its content tells; its name doesn't matter. */
    private Optional<ChosenBackup> file(Path path) {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            String what = Files.isRegularFile(path) ? "` can't be read by this user" : "` isn't a regular file";
            return fail(FOUND, FOUND_TITLE, "`" + path + what);
        }
        return switch (files.kinds().apply(path)) {
            case DATABASE -> part(path, RestoredKind.DATABASE);
            case DUMP -> part(path, RestoredKind.DUMP).filter(this::readable);
            case DOCUMENT -> document(path);
            case OTHER ->
                fail(
                        FOUND,
                        FOUND_TITLE,
                        "`" + path + "` is neither a SQLite database nor JSON: no manifest, dump or session file");
        };
    }

    private Optional<ChosenBackup> document(Path path) {
        BackupEntry entry = BackupCatalogue.read(path);
        if (!(entry.health() instanceof Damaged damaged)) {
            return whole(entry);
        }
        Optional<ChosenBackup> sessions = part(path, RestoredKind.DOCUMENT);
        return sessions.filter(chosen -> readable(chosen, damaged.detail()));
    }

    private boolean readable(ChosenBackup chosen) {
        return readable(chosen, "");
    }

    /**
     * Whether it can be read to its end and is what its own checksums state.
     *
     * @param manifest why it is no manifest; empty for a dump
     */
    private boolean readable(ChosenBackup chosen, String manifest) {
        for (Check check : files.documents().apply(chosen.content().path()).probe()) {
            if (check.failed()) {
                String why = manifest.isEmpty() ? check.detail() : check.detail() + "; " + manifest;
                fail(CONTENT, CONTENT_TITLE, why);
                return false;
            }
            checks.add(check.code(ErrorCode.RESTORE_FAILED));
        }
        return true;
    }

    private Optional<ChosenBackup> whole(BackupEntry entry) {
        BackupEntry checked = BackupCatalogue.check(entry);
        return checked.health().damaged() ? fail(CHECKSUM, CHECKSUM_TITLE, damage(checked)) : chosen(checked);
    }

    /** One file of a backup alone, whose others may be damaged or gone; or one that belongs to none. */
    private Optional<ChosenBackup> part(Path path, RestoredKind kind) {
        Optional<BackupEntry> entry = BackupCatalogue.ofFile(path);
        if (entry.isEmpty()) {
            return alone(path, kind);
        }
        BackupEntry checked = BackupCatalogue.checkFile(entry.get(), path);
        return checked.health().damaged()
                ? fail(CHECKSUM, CHECKSUM_TITLE, damage(checked))
                : chosen(checked, kind, BackupCatalogue.file(checked, path).orElseThrow());
    }

    private Optional<ChosenBackup> chosen(BackupEntry entry) {
        return chosen(entry, RestoredKind.DATABASE, entry.copy());
    }

    private Optional<ChosenBackup> chosen(BackupEntry entry, RestoredKind kind, BackupFile file) {
        checks.add(Check.pass(CHECKSUM, CHECKSUM_TITLE, "`" + entry.manifest() + "`: sizes and SHA-256 are right")
                .code(ErrorCode.RESTORE_FAILED));
        FileContent content = new FileContent(file.path(), file.bytes(), file.sha256());
        return Optional.of(new ChosenBackup(entry.name(), kind, content, Optional.of(entry)));
    }

    private Optional<ChosenBackup> alone(Path path, RestoredKind kind) {
        try {
            FileContent content = new FileContent(path, Files.size(path), Sha256.of(path));
            checks.add(
                    kind == RestoredKind.DUMP
                            ? Check.pass(
                                            CHECKSUM,
                                            CHECKSUM_TITLE,
                                            "`" + path + "` has no manifest: its own checksums are compared")
                                    .code(ErrorCode.RESTORE_FAILED)
                            : unvouched(path));
            return Optional.of(new ChosenBackup(path.toString(), kind, content, Optional.empty()));
        } catch (InterruptedIOException | ClosedByInterruptException e) {
            throw Restorer.interrupted();
        } catch (IOException e) {
            return fail(FOUND, FOUND_TITLE, "`" + path + "` can't be read: " + e.getMessage());
        }
    }

    private static Check unvouched(Path path) {
        return Check.warn(
                        CHECKSUM,
                        CHECKSUM_TITLE,
                        "`" + path + "` has no manifest: no checksum vouches for it",
                        "make sure that it is the file you mean")
                .code(ErrorCode.RESTORE_FAILED);
    }

    private static String damage(BackupEntry entry) {
        return entry.health() instanceof Damaged damaged ? damaged.detail() : "`" + entry.manifest() + "`";
    }

    private Optional<ChosenBackup> fail(String id, String title, String detail) {
        checks.add(Check.fail(id, title, detail, ANOTHER).code(ErrorCode.RESTORE_FAILED));
        return Optional.empty();
    }
}
