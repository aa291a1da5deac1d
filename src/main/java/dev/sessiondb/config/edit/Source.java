package dev.sessiondb.config.edit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** A config file as it was read. */
final class Source {
    /** In bytes. */
    static final int LIMIT = 1 << 20;

    private static final String MARK = "\uFEFF";

    private final Path real;
    private final byte[] bytes;
    private final String mark;
    private final String text;

    private Source(Path real, byte[] bytes, String content) {
        this.real = real;
        this.bytes = bytes;
        this.mark = content.startsWith(MARK) ? MARK : "";
        this.text = content.substring(mark.length());
    }

    static Source read(Path file, Refusal refusal) {
        try {
            Path real = file.toRealPath();
            if (!Files.isRegularFile(real)) {
                throw refusal.because("it is not a regular file");
            }
            if (Files.size(real) > LIMIT) {
                throw refusal.because("it has more than 1 MiB");
            }
            byte[] bytes = Files.readAllBytes(real);
            return new Source(real, bytes, decode(bytes, refusal));
        } catch (NoSuchFileException e) {
            String reason = Files.isSymbolicLink(file) ? "it is a link to a file that is not there" : "it is not there";
            throw refusal.because(reason, e);
        } catch (IOException e) {
            throw refusal.because("it cannot be read: " + e.getMessage(), e);
        }
    }

    private static String decode(byte[] bytes, Refusal refusal) {
        if (utf16(bytes)) {
            throw refusal.because("it is not UTF-8 but UTF-16 or UTF-32");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refusal.because("it is not UTF-8", e);
        }
    }

    private static boolean utf16(byte[] bytes) {
        if (bytes.length < 2) {
            return false;
        }
        int first = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        return first == 0xFEFF || first == 0xFFFE || bytes[0] == 0 || bytes[1] == 0;
    }

    /** The file that the links lead to. */
    Path real() {
        return real;
    }

    int size() {
        return bytes.length;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** Without a byte order mark. */
    String text() {
        return text;
    }

    byte[] encode(String newText) {
        return (mark + newText).getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the file holds now what it held when it was read. */
    boolean unchanged() throws IOException {
        return Files.exists(real) && Files.size(real) == bytes.length && Arrays.equals(Files.readAllBytes(real), bytes);
    }
}
