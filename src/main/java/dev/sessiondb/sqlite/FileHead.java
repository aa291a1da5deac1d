package dev.sessiondb.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The first bytes of a file, and what they mean when it is a database; see "The Database Header" in "Database File Format".
 */
final class FileHead {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int READ = 4096;
    private static final int HEADER = 100;
    private static final int WAL_VERSION = 2;

    private final byte[] bytes;

    FileHead(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** Reads it. Not while SQLite has the file open in this process: closing the stream would drop its locks. */
    static FileHead read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new FileHead(in.readNBytes(READ));
        }
    }

    ContentKind kind() {
        return ContentKind.of(bytes);
    }

    static boolean startsLikeDatabase(byte[] bytes) {
        return bytes.length >= MAGIC.length && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    boolean complete() {
        return bytes.length >= HEADER;
    }

    /** 512 to 65,536. */
    int pageSize() {
        int stored = buffer().getShort(16) & 0xFFFF;
        return stored == 1 ? 65536 : stored;
    }

    boolean validPageSize() {
        return pageSize() >= 512 && Integer.bitCount(pageSize()) == 1;
    }

    /** Whether the read version says write-ahead log. */
    boolean wal() {
        return bytes[19] == WAL_VERSION;
    }

    /** The bytes the database had when its header was last written; 0 when the header can't be trusted for it. */
    long databaseBytes() {
        boolean current = buffer().getInt(24) == buffer().getInt(92);
        return current ? (buffer().getInt(28) & 0xFFFFFFFFL) * pageSize() : 0;
    }

    private ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes);
    }
}
