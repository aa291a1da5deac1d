package dev.sessiondb.io;

import io.airlift.compress.zstd.ZstdInputStream;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How a file is compressed. Reading goes by the first bytes of the content, never by a name. */
public enum Compression {
    NONE("none", "", ""),
    /** RFC 1952. */
    GZIP("gz", ".gz", "1f8b"),
    /** RFC 8878. */
    ZSTANDARD("zst", ".zst", "28b52ffd");

    private static final int BUFFER = 64 * 1024;
    private static final int LONGEST_MAGIC = 4;

    private final String word;
    private final String ending;
    private final String magic;

    /** @param magic the first bytes, as hex digits */
    Compression(String word, String ending, String magic) {
        this.word = word;
        this.ending = ending;
        this.magic = magic;
    }

    /** The one that an option names: {@code none}, {@code gz} or {@code zst}. */
    public static Optional<Compression> of(String word) {
        return Arrays.stream(values()).filter(c -> c.word.equals(word)).findFirst();
    }

    public String word() {
        return word;
    }

    /** What the name of a file compressed so ends in; empty for {@link #NONE}. */
    public String ending() {
        return ending;
    }

    /** A stream that compresses what is written to it; closing it writes the end and closes the stream below. */
    public OutputStream wrap(OutputStream out) throws IOException {
        return switch (this) {
            case NONE -> out;
            case GZIP -> new GZIPOutputStream(out, BUFFER);
            case ZSTANDARD -> new ZstdOutputStream(out);
        };
    }

    /** How the file is compressed. */
    public static Compression of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in.readNBytes(LONGEST_MAGIC));
        }
    }

    private static Compression of(byte[] start) {
        String digits = HexFormat.of().formatHex(start);
        return Arrays.stream(values())
                .filter(c -> c != NONE && digits.startsWith(c.magic))
                .findFirst()
                .orElse(NONE);
    }

    /** The content of the file, decompressed as it is read. */
    public static InputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            return open(in);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /**
     * The content of what the stream gives, decompressed as it is read; closing it closes the stream.
     *
     * @throws IOException here and in reading, when it is cut short or broken
     */
    public static InputStream open(InputStream in) throws IOException {
        PushbackInputStream whole = new PushbackInputStream(in, LONGEST_MAGIC);
        byte[] start = whole.readNBytes(LONGEST_MAGIC);
        whole.unread(start);
        return switch (of(start)) {
            case NONE -> whole;
            case GZIP -> new DecompressedStream("gzip", () -> new GZIPInputStream(whole, BUFFER));
            case ZSTANDARD -> new DecompressedStream("zstd", () -> new ZstdInputStream(whole));
        };
    }
}
