package dev.sessiondb.restore;

import dev.sessiondb.store.FileContent;

/** Makes of a backup the file that is put in place. What it makes is gone when it is closed. */
public interface RestoreContents extends AutoCloseable {

    /**
     * The finished file.
     *
     * @throws dev.sessiondb.error.SessionDbException when the backup holds none
     */
    FileContent of(ChosenBackup backup);

    @Override
    void close();
}
