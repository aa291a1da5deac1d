package dev.sessiondb.backup;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A file among the backups that belongs to none of them. No command of this program removes it.
 *
 * @param lastWrite when it was last written
 */
public record LooseFile(Path path, Kind kind, long bytes, Instant lastWrite) {

    /** What it is, by its name. */
    public enum Kind {
        /** {@code session-backup-*.json}, which another program made. */
        FOREIGN("made by another program"),
        /** A copy, dump or original of which no manifest speaks. */
        WITHOUT_MANIFEST("no manifest names it"),
        /** The rows that a run left out; they may be nowhere else. */
        REJECTS("rows that a run left out");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
