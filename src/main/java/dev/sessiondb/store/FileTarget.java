package dev.sessiondb.store;

import java.nio.file.Path;
import java.util.List;

/** A file that is to be made or replaced. The new one is made beside it. */
public interface FileTarget {

    /** Absolute, symbolic links followed. */
    Path path();

    boolean exists();

    /**
     * Whether the file may be made, or replaced: its directory can be written to, there is room, and no other process has it open. Never throws; leaves nothing behind. Not while this process has the
     * file open.
     *
     * @param replace whether the operator said that a file that is there may be replaced
     * @param bytes how large the new file may become
     */
    List<Check> checks(boolean replace, long bytes);

    /** Remembers the file as it is now, before it is read; what was written later is noticed by {@link FileReplacement#publish}. */
    FileReplacement replacement();

    /** The name under which a run makes its new file, in the same directory. */
    Path temporary(String runId);

    /** Removes what runs that died left in the directory; those still at work are left alone. Returns what was removed. */
    List<Path> removeLeftovers();
}
