package dev.sessiondb.dump;

import dev.sessiondb.io.Interrupts;
import dev.sessiondb.store.ByteSlice;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Tells whether bytes are UTF-8 (RFC 3629): no surrogates, no overlong forms, nothing above U+10FFFF, nothing cut off. Not thread-safe. */
final class Utf8 {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final int PIECE = 16 * 1024;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final CharBuffer characters = CharBuffer.allocate(PIECE);

    boolean valid(ByteSlice text) {
        if (ascii(text.array(), text.start(), text.end())) {
            return true;
        }
        decoder.reset();
        ByteBuffer rest = ByteBuffer.wrap(text.array(), text.start(), text.length());
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

    private static boolean ascii(byte[] bytes, int start, int end) {
        int at = start;
        while (at <= end - Long.BYTES && ((long) WORD.get(bytes, at) & HIGH_BITS) == 0) {
            at += Long.BYTES;
        }
        while (at < end && bytes[at] >= 0) {
            at++;
        }
        return at == end;
    }
}
