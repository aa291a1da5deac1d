package dev.sessiondb.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** A file's size in bytes, and when it was last written to: who writes to it changes its stamp. */
record FileStamp(long bytes, FileTime written) {

    static FileStamp of(Path file) throws IOException {
        return new FileStamp(Files.size(file), Files.getLastModifiedTime(file));
    }
}
