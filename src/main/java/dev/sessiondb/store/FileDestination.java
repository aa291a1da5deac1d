package dev.sessiondb.store;

import java.nio.file.Path;
import java.util.List;

/** Where a database file is to be put, be there one already or not. Symbolic links are followed: what they lead to is replaced, not they. */
public interface FileDestination {

    /** As given by the operator. */
    Path path();

    /** What is there now. */
    DestinationState state();

    /** Whether exactly this is there already, with nothing beside it that would change what an application reads. */
    boolean holds(FileContent content);

    /**
     * Whether a file of that size may be put there: it can be written, there is room, and no other process has it open. Never throws. Changes nothing and leaves nothing behind.
     */
    List<Check> probe(long bytes);

    /** Whether a finished file is a database that is not damaged. Never throws. Leaves nothing behind. */
    List<Check> examine(Path copy);

    /** Remembers what is there, so that {@link FileClaim} can tell whether it was written to meanwhile. */
    FileMark mark();

    /**
     * Keeps every other process out of the database until the claim is closed. Nothing of this process may read the file in between: that would end it.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code LOCKED} when another process has it open, or when it is not as it was marked
     */
    FileClaim claim(FileMark mark);
}
