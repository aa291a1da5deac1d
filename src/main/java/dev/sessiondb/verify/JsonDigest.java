package dev.sessiondb.verify;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * A digest of a JSON document as {@code jsonb} understands it: the same for documents that differ only in space, in the order of an object's members, in how a string is escaped or a number written.
 * It is made while reading, in memory bounded by the depth. An object with a key twice is equal to none that {@code jsonb} can hold. Not thread-safe.
 */
final class JsonDigest {
    private final MessageDigest sha256 = Sha256.create();
    private final Deque<Level> open = new ArrayDeque<>();

    /**
     * Digests one document.
     *
     * @return empty when {@code jsonb} can't hold it as it is: it is not JSON, has a NUL, half a surrogate pair or a number out of range
     * @throws IOException when the text can't be read
     */
    Optional<Digest128> of(Reader text) throws IOException {
        open.clear();
        try (JsonParser parser = JsonTexts.parser(text)) {
            parser.nextToken();
            Digest128 document = document(parser);
            return parser.nextToken() == null ? Optional.of(document) : Optional.empty();
        } catch (JsonProcessingException | CharacterCodingException | NotInJsonb e) {
            return Optional.empty();
        }
    }

    private Digest128 document(JsonParser parser) throws IOException {
        while (true) {
            Optional<Digest128> complete = step(parser);
            if (complete.isPresent() && open.isEmpty()) {
                return complete.get();
            }
            complete.ifPresent(value -> open.element().add(value));
            parser.nextToken();
        }
    }

    /** Takes one token in; the value it completes, if it does. */
    private Optional<Digest128> step(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new NotInJsonb();
        }
        switch (token) {
            case START_OBJECT, START_ARRAY -> {
                open.push(new Level(token == JsonToken.START_OBJECT));
                return Optional.empty();
            }
            case FIELD_NAME -> {
                open.element().name = utf8(parser.currentName());
                return Optional.empty();
            }
            case END_OBJECT, END_ARRAY -> {
                return Optional.of(open.pop().finish());
            }
            default -> {
                return Optional.of(scalar(token, parser));
            }
        }
    }

    private Digest128 scalar(JsonToken token, JsonParser parser) throws IOException {
        return switch (token) {
            case VALUE_STRING -> digest('s', utf8(parser.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> digest('n', number(parser.getText()));
            case VALUE_TRUE -> digest('t', new byte[0]);
            case VALUE_FALSE -> digest('f', new byte[0]);
            case VALUE_NULL -> digest('z', new byte[0]);
            default -> throw new NotInJsonb();
        };
    }

    private static byte[] number(String text) throws NotInJsonb {
        BigDecimal number = Numerals.parse(text).filter(Numerals::inRange).orElseThrow(NotInJsonb::new);
        return Numerals.canonical(number).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] utf8(String text) throws CharacterCodingException, NotInJsonb {
        if (text.indexOf('\0') >= 0) {
            throw new NotInJsonb();
        }
        ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        byte[] exact = new byte[bytes.remaining()];
        bytes.get(exact);
        return exact;
    }

    private Digest128 digest(char kind, byte[] content) {
        sha256.update((byte) kind);
        sha256.update(content);
        return first128();
    }

    private Digest128 first128() {
        ByteBuffer bytes = ByteBuffer.wrap(sha256.digest());
        return new Digest128(bytes.getLong(), bytes.getLong());
    }

    private void update(Digest128 digest) {
        update(digest.high());
        update(digest.low());
    }

    private void update(long value) {
        sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(0, value));
    }

    /** An object or array not yet at its end. An object's members are added up, an array's elements chained. */
    private final class Level {
        private final boolean object;
        private byte[] name = new byte[0];
        private Digest128 sum = new Digest128(0, 0);
        private long count;

        Level(boolean object) {
            this.object = object;
        }

        void add(Digest128 value) {
            count++;
            if (object) {
                sum = sum.plus(member(value));
                return;
            }
            update(sum);
            update(value);
            sum = first128();
        }

        private Digest128 member(Digest128 value) {
            update(value);
            return digest('m', name);
        }

        Digest128 finish() {
            sha256.update((byte) (object ? 'o' : 'a'));
            update(count);
            update(sum);
            return first128();
        }
    }

    /** JSON that PostgreSQL refuses as {@code jsonb}. */
    private static final class NotInJsonb extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
