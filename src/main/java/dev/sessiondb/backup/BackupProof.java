package dev.sessiondb.backup;

import dev.sessiondb.backup.BackupHealth.Damaged;
import dev.sessiondb.dump.DumpReader;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.SourceStatus;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.TableRows;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Proves that a backup can be brought back: sizes and checksums, the dump to its end with the digest of each table, the integrity of the copy, and the rows of both. */
public final class BackupProof {
    private final Function<Path, SourceStore> databases;

    /** @param databases opens a copy */
    public BackupProof(Function<Path, SourceStore> databases) {
        this.databases = databases;
    }

    /**
     * Good, or damaged with the first thing that was found.
     *
     * @throws SessionDbException with {@code INTERRUPTED} when the thread is
     */
    public BackupEntry check(BackupEntry entry) {
        BackupEntry checked = BackupCatalogue.check(entry);
        if (checked.health().damaged()) {
            return checked;
        }
        Optional<Damaged> damage = dump(entry).or(() -> copy(entry));
        return entry.health(damage.<BackupHealth>map(found -> found).orElseGet(BackupHealth.Good::new));
    }

    private static Optional<Damaged> dump(BackupEntry entry) {
        Path dump = entry.dump().path();
        try {
            Map<String, Long> rows = new LinkedHashMap<>();
            DumpReader.check(dump).forEach(table -> rows.put(table.name(), table.rows()));
            return rows(dump, rows, entry);
        } catch (InterruptedIOException | ClosedByInterruptException e) {
            throw BackupFileCheck.interrupted(dump, e);
        } catch (IOException e) {
            return Optional.of(damaged(dump, "can't be read to its end: " + BackupCatalogue.reason(e)));
        }
    }

    private Optional<Damaged> copy(BackupEntry entry) {
        Path copy = entry.copy().path();
        try {
            SourceStatus status = databases.apply(copy).status();
            List<String> problems = status.integrityProblems();
            if (!problems.isEmpty()) {
                return Optional.of(damaged(copy, "is not sound: " + problems.get(0)));
            }
            Map<String, Long> rows = new LinkedHashMap<>();
            for (TableRows table : status.tables()) {
                rows.put(table.table(), table.rows());
            }
            return rows(copy, rows, entry);
        } catch (SessionDbException e) {
            if (e.code() == ErrorCode.INTERRUPTED || e.code() == ErrorCode.TERMINATED) {
                throw e;
            }
            return Optional.of(damaged(
                    copy,
                    "can't be opened: "
                            + e.problem().causedBy().orElse(e.problem().message())));
        }
    }

    private static Optional<Damaged> rows(Path file, Map<String, Long> rows, BackupEntry entry) {
        return rows.equals(entry.rows())
                ? Optional.empty()
                : Optional.of(damaged(file, "has other rows than the manifest states: " + difference(rows, entry)));
    }

    private static String difference(Map<String, Long> rows, BackupEntry entry) {
        for (Map.Entry<String, Long> stated : entry.rows().entrySet()) {
            Long found = rows.get(stated.getKey());
            if (!stated.getValue().equals(found)) {
                return "table `" + stated.getKey() + "` has " + (found == null ? "none" : found) + " instead of "
                        + stated.getValue();
            }
        }
        return "it has tables that the manifest doesn't name";
    }

    private static Damaged damaged(Path file, String found) {
        return new Damaged(file, Damage.CONTENT, "`" + file + "` " + found);
    }
}
