package dev.sessiondb.verify;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** SQLite's binary JSON as JSON text: numbers as they stand there, strings escaped no more than they must be. Source: SQLite documentation, "The JSONB Format". */
final class SqliteJsonb {
    private static final int DEEPEST = 1_000;
    private static final int LENGTH_IN_BYTES = 12;

    private final StringBuilder text = new StringBuilder();

    private SqliteJsonb() {}

    /** The text; empty when the bytes are no JSONB. */
    static Optional<String> text(byte[] blob) {
        SqliteJsonb decoder = new SqliteJsonb();
        ByteBuffer in = ByteBuffer.wrap(blob);
        try {
            decoder.element(in, DEEPEST);
        } catch (BufferUnderflowException | CharacterCodingException | IllegalArgumentException e) {
            return Optional.empty();
        }
        return in.hasRemaining() ? Optional.empty() : Optional.of(decoder.text.toString());
    }

    private int element(ByteBuffer in, int depth) throws CharacterCodingException {
        int header = in.get() & 0xFF;
        int type = header & 0x0F;
        ByteBuffer payload = payload(in, header >>> 4);
        switch (type) {
            case 0 -> word("null", payload);
            case 1 -> word("true", payload);
            case 2 -> word("false", payload);
            case 3, 4, 5, 6 -> text.append(JsonbScalars.number(type, decoded(payload)));
            case 7, 8, 9, 10 -> text.append(JsonbScalars.string(type, decoded(payload)));
            case 11 -> array(payload, depth);
            case 12 -> object(payload, depth);
            default -> throw new IllegalArgumentException("reserved type");
        }
        return type;
    }

    private static ByteBuffer payload(ByteBuffer in, int size) {
        long length = size < LENGTH_IN_BYTES
                ? size
                : switch (size) {
                    case 12 -> in.get() & 0xFF;
                    case 13 -> in.getShort() & 0xFFFF;
                    case 14 -> in.getInt() & 0xFFFF_FFFFL;
                    default -> in.getLong();
                };
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer payload = in.slice(in.position(), (int) length);
        in.position(in.position() + (int) length);
        return payload;
    }

    private void word(String word, ByteBuffer payload) {
        if (payload.hasRemaining()) {
            throw new IllegalArgumentException("payload after " + word);
        }
        text.append(word);
    }

    private void array(ByteBuffer payload, int depth) throws CharacterCodingException {
        enter(depth);
        text.append('[');
        for (boolean first = true; payload.hasRemaining(); first = false) {
            text.append(first ? "" : ",");
            element(payload, depth - 1);
        }
        text.append(']');
    }

    private void object(ByteBuffer payload, int depth) throws CharacterCodingException {
        enter(depth);
        text.append('{');
        for (boolean first = true; payload.hasRemaining(); first = false) {
            text.append(first ? "" : ",");
            if (!JsonbScalars.isString(element(payload, depth - 1))) {
                throw new IllegalArgumentException("a key is no string");
            }
            text.append(':');
            element(payload, depth - 1);
        }
        text.append('}');
    }

    private static void enter(int depth) {
        if (depth == 0) {
            throw new IllegalArgumentException("too deep");
        }
    }

    private static String decoded(ByteBuffer payload) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(payload).toString();
    }
}
