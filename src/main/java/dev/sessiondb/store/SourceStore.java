package dev.sessiondb.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A database file that may or may not be there, and may or may not be one. */
public interface SourceStore {

    /** As given by the operator. */
    Path path();

    /** Checks that it exists, is a database by content and can be read, in that order; a check that can't be made because an earlier one failed is left out. Never throws. Leaves nothing behind. */
    List<Check> probe();

    /** The same, and what takes long goes on beside what the caller does next, until this is closed. Use {@link #open} at once, so that both see the same. */
    default Probing beginProbe() {
        return Probing.done(probe());
    }

    /**
     * Opens one read-only snapshot.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code SOURCE_UNAVAILABLE}
     */
    Source open();

    /**
     * Opens a private copy that nobody else writes, such as a backup.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code SOURCE_UNAVAILABLE}
     */
    Source openCopy(Path copy);

    /** The same, for what was read of it to be held against: its rows are read by other means, where there are others. */
    default Source openCopyToVerify(Path copy) {
        return openCopy(copy);
    }

    /** The store of the whole source, where this one gives only what was changed. */
    default SourceStore wholeStore() {
        return this;
    }

    /** Of a store that gives only what was changed since the last run: the rows as they were then, in the tables that {@link #open} gave; empty for any other. */
    default Optional<Source> openBefore() {
        return Optional.empty();
    }

    /**
     * Looks at it in one snapshot, and leaves nothing behind.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code SOURCE_UNAVAILABLE}
     */
    SourceStatus status();
}
