package dev.sessiondb.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;

/**
 * How large a file is and when it was written.
 *
 * @param key tells it from another of the same name
 */
record FileStamp(long bytes, FileTime modified, String key) {

    static FileStamp of(Path file) throws IOException {
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileStamp(found.size(), found.lastModifiedTime(), Objects.toString(found.fileKey()));
    }
}
