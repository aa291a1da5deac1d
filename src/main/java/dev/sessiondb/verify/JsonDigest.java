package dev.sessiondb.verify;

import dev.sessiondb.io.HashKey;
import dev.sessiondb.io.KeyedHash;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A digest of a JSON document as {@code jsonb} understands it: the same for documents that differ only in space, in the order of an object's members, in how a string is escaped or a number written.
 * It is made while reading, of bytes, in memory bounded by the depth and the longest string that isn't at hand as it is. An object with a key twice is equal to none that {@code jsonb} can hold.
 * Source of the grammar: RFC 8259. Not thread-safe.
 */
final class JsonDigest {
    /** Deeper than SQLite (1,000) and PostgreSQL's default stack (about 6,500) go. */
    private static final int DEEPEST = 10_000;

    private static final int DOCUMENT = 'd';
    private static final int STRING = 's';
    private static final byte[] TRUE = {'r', 'u', 'e'};
    private static final byte[] FALSE = {'a', 'l', 's', 'e'};
    private static final byte[] NULL = {'u', 'l', 'l'};

    private final KeyedHash hash;
    private final JsonStrings strings;
    private final JsonNumbers numbers;
    private final JsonInput in = new JsonInput();
    private final List<JsonLevel> levels = new ArrayList<>();
    private int depth;

    JsonDigest(HashKey key) {
        this.hash = new KeyedHash(key);
        this.strings = new JsonStrings(hash);
        this.numbers = new JsonNumbers(hash);
    }

    /**
     * Digests one document: {@link #high} and {@link #low} are its digest.
     *
     * @return false when {@code jsonb} can't hold it as it is: it is not JSON, has a NUL, half a surrogate pair or a number out of range
     */
    boolean read(byte[] text, int offset, int length) {
        in.open(text, offset, length);
        try {
            return document();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The same for text of any length.
     *
     * @throws IOException when the text can't be read
     */
    boolean read(InputStream text) throws IOException {
        in.open(text);
        return document();
    }

    long high() {
        return hash.high();
    }

    long low() {
        return hash.low();
    }

    private boolean document() throws IOException {
        depth = 0;
        hash.start(DOCUMENT);
        try {
            do {
                readValue();
            } while (depth > 0);
            hash.end();
            return in.nextToken() == JsonInput.END;
        } catch (NotInJsonb e) {
            return false;
        }
    }

    /** One that has no members or elements yet to come is complete, and so may be those around it. */
    private void readValue() throws IOException {
        int token = in.nextToken();
        if (token == '{' && opened(true) || token == '[' && opened(false)) {
            return;
        }
        if (token != '{' && token != '[') {
            readScalar(token);
        }
        while (depth > 0 && ended()) {
            close();
        }
    }

    /** Whether there is anything in it. */
    private boolean opened(boolean object) throws IOException {
        open(object);
        int token = in.nextToken();
        if (token == (object ? '}' : ']')) {
            close();
            return false;
        }
        if (object) {
            readName(token);
        } else {
            require(token != JsonInput.END);
            in.position(in.position() - 1);
        }
        return true;
    }

    /** Ends a value, and goes on to the next, if there is one. */
    private boolean ended() throws IOException {
        JsonLevel level = levels.get(depth - 1);
        level.endValue(hash);
        int token = in.nextToken();
        if (token == level.end()) {
            return true;
        }
        require(token == ',');
        if (level.object()) {
            readName(in.nextToken());
        }
        return false;
    }

    private void open(boolean object) throws NotInJsonb {
        require(depth < DEEPEST);
        if (depth == levels.size()) {
            levels.add(new JsonLevel());
        }
        if (depth > 0) {
            levels.get(depth - 1).save(hash);
        }
        levels.get(depth++).start(object, hash);
    }

    private void close() {
        JsonLevel level = levels.get(--depth);
        level.finish(hash);
        if (depth > 0) {
            levels.get(depth - 1).restore(hash, level);
        }
    }

    private void readName(int quote) throws IOException {
        require(quote == '"');
        levels.get(depth - 1).startMember(hash);
        strings.add(in);
        require(in.nextToken() == ':');
    }

    private void readScalar(int token) throws IOException {
        switch (token) {
            case '"' -> readString();
            case 't' -> readWord(token, TRUE);
            case 'f' -> readWord(token, FALSE);
            case 'n' -> readWord(token, NULL);
            default -> numbers.add(token, in);
        }
    }

    private void readString() throws IOException {
        hash.tag(STRING);
        strings.add(in);
    }

    private void readWord(int first, byte[] rest) throws IOException {
        for (byte expected : rest) {
            require(in.next() == expected);
        }
        hash.tag(first);
        hash.add(0, 0);
    }

    private static void require(boolean json) throws NotInJsonb {
        if (!json) {
            throw new NotInJsonb();
        }
    }
}
