package dev.sessiondb.store;

import java.nio.file.Path;
import java.util.List;

/** Puts a finished file in the place of the one that was there, if that is still as it was. */
public interface FileReplacement {

    /**
     * Gives a finished file its name, with the mode and owner of the one it replaces. Not while this process has either file open.
     *
     * @return what the operator should know
     * @throws dev.sessiondb.error.SessionDbException with {@code LOCKED} when another process has the file open, {@code MIGRATION_FAILED} when it was written to or the file can't be put in place; the
     *     file that was there then still is
     */
    List<String> publish(Path finished);
}
