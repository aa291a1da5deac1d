package dev.sessiondb.preflight;

import dev.sessiondb.backup.BackupPlan;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.SourceDescription;
import dev.sessiondb.store.TableRows;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * All that is known before a source is written to a file.
 *
 * @param source empty when it can't be read
 * @param file that is made or replaced
 * @param kind of file, in words
 * @param replaces whether it is there
 * @param backup of the file that is there
 * @param tables of the source, with their rows
 */
public record FilePreview(
        List<Check> checks,
        Optional<SourceDescription> source,
        Path file,
        String kind,
        boolean replaces,
        Optional<BackupPlan> backup,
        List<TableRows> tables) {

    public FilePreview {
        checks = List.copyOf(checks);
        tables = List.copyOf(tables);
    }

    public long rows() {
        return tables.stream().mapToLong(TableRows::rows).sum();
    }

    /** The failure that decides the exit status: the source before a file in use before the rest. */
    public Optional<ErrorCode> obstacle() {
        return Preview.first(checks);
    }
}
