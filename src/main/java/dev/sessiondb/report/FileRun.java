package dev.sessiondb.report;

import dev.sessiondb.report.KeptBackup.KeptFile;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of a run that makes or replaces a file.
 *
 * @param run what every run has; its backup is that of the file that was replaced, its plan has no tables
 * @param file what is made, in words
 * @param replaces whether there is one in its place
 * @param tables what it holds, or would hold
 * @param done empty where nothing was put in place
 */
public record FileRun(RunContent run, String file, boolean replaces, List<FileTable> tables, Optional<Done> done) {

    public FileRun {
        tables = List.copyOf(tables);
    }

    /**
     * One table.
     *
     * @param source its name there
     * @param target its name in the file
     * @param changes against the file that was there; empty where that is not known
     */
    public record FileTable(String source, String target, long rows, Optional<Changes> changes) {}

    /** Rows by what became of them, against the file that was there, and how many values were compared. */
    public record Changes(long unchanged, long changed, long inserted, long removed, long values) {}

    /**
     * What was done.
     *
     * @param whole how the file came to its place, in a sentence
     * @param proof what was compared, in a sentence
     * @param file the new one, where its sum was taken
     */
    public record Done(String whole, String proof, Optional<KeptFile> file) {}

    long rows() {
        return tables.stream().mapToLong(FileTable::rows).sum();
    }
}
