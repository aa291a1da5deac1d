package dev.sessiondb.migrate;

import dev.sessiondb.backup.BackupReport;
import dev.sessiondb.preflight.FilePreview;
import java.util.List;
import java.util.Optional;

/**
 * What writing a source to a file did.
 *
 * @param backup of the file that was replaced
 * @param bytes of the new file
 * @param sha256 of the new file
 */
public record FileReport(
        String runId,
        FilePreview preview,
        Optional<BackupReport> backup,
        long bytes,
        String sha256,
        long valuesCompared,
        List<PhaseTime> phases,
        List<String> warnings) {

    public FileReport {
        phases = List.copyOf(phases);
        warnings = List.copyOf(warnings);
    }
}
