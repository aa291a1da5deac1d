package dev.sessiondb.json;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.DamagedFile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A dump as it is on disk. */
record DumpFile(Path path) {

    /** A step that reads the file. */
    interface Reading<T> {
        T read() throws IOException;
    }

    FileStamp stamp() {
        return read(() -> FileStamp.of(path));
    }

    /** Does it, every failure in this program's terms. */
    <T> T read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (DamagedFile e) {
            throw damaged(e.what());
        } catch (InterruptedIOException | ClosedByInterruptException e) {
            throw Problem.of(ErrorCode.INTERRUPTED, "interrupted while reading `" + path + "`")
                    .hint("run the same command again")
                    .toException(e);
        } catch (IOException e) {
            throw Problem.of(ErrorCode.SOURCE_UNAVAILABLE, "the dump `" + path + "` can't be read")
                    .causedBy(reason(e))
                    .hint("check the disk, and the rights to the file")
                    .toException(e);
        }
    }

    SessionDbException damaged(String what) {
        return Problem.of(ErrorCode.SOURCE_UNAVAILABLE, "the dump `" + path + "` can't be used: " + what)
                .hint("take another backup, or the `.db` copy that lies beside the dump of a backup")
                .toException();
    }

    private static String reason(IOException e) {
        boolean nameless = e instanceof FileSystemException failed && failed.getReason() == null;
        return nameless || e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
