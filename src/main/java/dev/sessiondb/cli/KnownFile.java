package dev.sessiondb.cli;

import dev.sessiondb.backup.BackupPlan;
import dev.sessiondb.plan.Finding;
import dev.sessiondb.report.FileRun;
import dev.sessiondb.report.FileRun.FileTable;
import dev.sessiondb.report.KeptBackup;
import dev.sessiondb.report.PhaseDuration;
import dev.sessiondb.store.Check;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a command knows so far of the file that it makes.
 *
 * @param source in words
 * @param file {@code -} for standard output
 * @param planned the backup of the file that is there
 * @param made empty until the file is in place
 */
record KnownFile(
        String source,
        Path file,
        boolean replaces,
        List<Check> checks,
        List<Finding> findings,
        List<FileTable> tables,
        Optional<BackupPlan> planned,
        Optional<Made> made) {

    KnownFile {
        checks = List.copyOf(checks);
        findings = List.copyOf(findings);
        tables = List.copyOf(tables);
    }

    /**
     * A file that is in place.
     *
     * @param runId empty of a restore, which is no run
     * @param backup of the file that was replaced
     */
    record Made(
            Optional<String> runId,
            FileRun.Done done,
            Optional<KeptBackup> backup,
            List<PhaseDuration> phases,
            List<String> notes) {

        Made {
            phases = List.copyOf(phases);
            notes = List.copyOf(notes);
        }
    }

    boolean refused() {
        return checks.stream().anyMatch(Check::failed);
    }

    boolean standardOutput() {
        return file.equals(StandardOutput.PATH);
    }

    String words() {
        return standardOutput() ? "standard output" : "`" + file + "`";
    }
}
