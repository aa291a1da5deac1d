package dev.sessiondb.store;

import java.nio.file.Path;
import java.time.Instant;

/**
 * What is known about a source as a whole.
 *
 * @param name what people call it: the path, or server and schema
 * @param path absolute; of a server the private database that was made of it
 * @param bytes the size of one snapshot: pages times page size
 * @param encoding {@code UTF-8}, {@code UTF-16le} or {@code UTF-16be}
 * @param journalMode as in the header: {@code wal} or {@code delete}
 * @param access how it was opened: {@code read-only}, {@code immutable} or {@code private copy}
 * @param lastWrite when the main file or its {@code -wal}, if that holds anything, was last modified, as found just before the opening
 */
public record SourceDescription(
        String name, Path path, long bytes, String encoding, String journalMode, String access, Instant lastWrite) {

    /** Of a file, which is called as it is on disk. */
    public static SourceDescription file(Path path, long bytes, String encoding, String access, Instant lastWrite) {
        return new SourceDescription(path.toString(), path, bytes, encoding, "delete", access, lastWrite);
    }
}
