package dev.sessiondb.sqlite;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import java.io.IOException;

/**
 * Compares sizes, times and presence of the files with what they were.
 *
 * @param mustStay whether a change means that the snapshot itself may be torn, as with {@code immutable=1}
 */
record FileWatch(DatabaseFiles files, FileState before, boolean mustStay) implements WriteWatch {

    @Override
    public boolean written() {
        try {
            return !FileState.of(files).equals(before);
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void confirm() {
        if (mustStay && written()) {
            throw Problem.of(
                            ErrorCode.SOURCE_UNAVAILABLE,
                            "`" + files.main()
                                    + "` was opened by a writer while it was read, so what was read may not be consistent")
                    .hint("run again, with the application either running throughout or stopped")
                    .toException();
        }
    }

    @Override
    public void close() {
        // nothing is held
    }
}
