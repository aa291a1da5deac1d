package dev.sessiondb.dump;

import dev.sessiondb.io.Interrupts;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Tells whether bytes are UTF-8 (RFC 3629): no surrogates, no overlong forms, nothing above U+10FFFF, nothing cut off. Not thread-safe. */
final class Utf8 {
    private static final int PIECE = 16 * 1024;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final CharBuffer characters = CharBuffer.allocate(PIECE);

    boolean valid(byte[] bytes) {
        if (ascii(bytes)) {
            return true;
        }
        decoder.reset();
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            characters.clear();
            result = decoder.decode(rest, characters, true);
        }
        return !result.isError();
    }

    /** Reads it to the end or the first fault. */
    boolean valid(InputStream in) throws IOException {
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
        char[] piece = new char[PIECE];
        try {
            while (reader.read(piece) >= 0) {
                Interrupts.check();
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean ascii(byte[] bytes) {
        for (byte value : bytes) {
            if (value < 0) {
                return false;
            }
        }
        return true;
    }
}
