package dev.sessiondb.store;

import java.nio.file.Path;
import java.util.List;

/** How a source becomes a file of one kind. */
public interface FileFormat {

    /** What it is called, such as {@code SQLite database}. */
    String words();

    /** What of the source has no place in such a file, or changes in it. */
    List<Check> examine(Source source);

    /** How many bytes the file may take, at most about. */
    long bytes(long sourceBytes);

    /**
     * Writes all of a source to a new file, mode 0600, to the disk.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code MIGRATION_FAILED}
     */
    void write(Source source, Path file);

    /**
     * Reads a finished file again, and compares every value with the source's.
     *
     * @return how many values were compared
     * @throws dev.sessiondb.error.SessionDbException with {@code VERIFY_FAILED}, naming the first difference
     */
    long verify(Source source, Path file);
}
