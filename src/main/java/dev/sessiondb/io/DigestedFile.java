package dev.sessiondb.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/** Reads the content of a file, which may be compressed, and digests the file itself meanwhile. */
public final class DigestedFile implements AutoCloseable {
    private final InputStream file;
    private final CountedStream counted;
    private final MessageDigest digest = Sha256.digest();
    private final InputStream raw;
    private final InputStream decompressed;
    private final CountedStream content;

    public DigestedFile(Path path) throws IOException {
        this(Files.newInputStream(path));
    }

    /** @param file taken over */
    public DigestedFile(InputStream file) throws IOException {
        this.file = file;
        this.counted = new CountedStream(file);
        this.raw = new DigestInputStream(counted, digest);
        try {
            this.decompressed = Compression.open(raw);
            this.content = new CountedStream(decompressed);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** Decompressed. */
    public InputStream content() {
        return content;
    }

    /** Reads what is left of the file; the digest of all its bytes. Called once. */
    public String sha256() throws IOException {
        raw.transferTo(OutputStream.nullOutputStream());
        return Sha256.hex(digest);
    }

    /** How many bytes of the file were read so far. */
    public long bytes() {
        return counted.bytes();
    }

    /** How many bytes of the content were read so far. */
    public long contentBytes() {
        return content.bytes();
    }

    @Override
    public void close() throws IOException {
        try (file) {
            decompressed.close();
        }
    }
}
