package dev.sessiondb.io;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A 128-bit hash under a random key: two lanes of folded 64-bit multiplications, each under words of its own, so that what one lane should lose is in the other. After the published description of wyhash (Wang Yi, "wyhash and
 * wyrand", the variant that never loses its state), ended by the 64-bit mixer of {@code SplittableRandom}. It is made against accidents, not against somebody who knows the key. Not thread-safe.
 */
public final class KeyedHash {
    /** Streams and arrays are hashed in pieces of so many bytes. */
    private static final int PIECE = 64 * 1024;

    private static final int STEP = 16;
    private static final int VALUE = 'v';
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final long startOfFirst;
    private final long startOfSecond;
    private final long bodyOfFirst;
    private final long bodyOfSecond;
    private final long tailOfFirst;
    private final long tailOfSecond;
    private final long size;
    private final long kind;
    private long first;
    private long second;

    /** Hashes under this key. */
    public KeyedHash(HashKey key) {
        startOfFirst = key.word(0);
        startOfSecond = key.word(1);
        bodyOfFirst = key.word(2);
        bodyOfSecond = key.word(3);
        tailOfFirst = key.word(4);
        tailOfSecond = key.word(5);
        size = key.word(6);
        kind = key.word(7);
    }

    /**
     * Begins a hash.
     *
     * @param what hashes of different kinds are different
     */
    public void start(int what) {
        first = startOfFirst + what * kind;
        second = startOfSecond + what * kind;
    }

    /** Goes on where {@link #high} and {@link #low} were these, before the end. */
    public void resume(long high, long low) {
        first = high;
        second = low;
    }

    /** Says what is taken in next. */
    public void tag(int what) {
        first += what * kind;
        second += what * kind;
    }

    /** Takes two words in. */
    public void add(long one, long other) {
        first = fold(one ^ bodyOfFirst, other ^ first);
        second = fold(other ^ bodyOfSecond, one ^ second);
    }

    /** Takes bytes in, and how many there are. */
    public void add(byte[] bytes, int offset, int length) {
        addSize(length);
        if (length <= STEP) {
            addShort(bytes, offset, length);
            return;
        }
        int last = offset + length - STEP;
        long one = first;
        long two = second;
        for (int at = offset; at < last; at += STEP) {
            long low = word(bytes, at);
            long high = word(bytes, at + Long.BYTES);
            one = fold(low ^ bodyOfFirst, high ^ one);
            two = fold(high ^ bodyOfSecond, low ^ two);
        }
        first = one;
        second = two;
        addTail(word(bytes, last), word(bytes, last + Long.BYTES));
    }

    /** Begins the hash of a value that is taken in by {@link #addPieces}. */
    public void startValue() {
        start(VALUE);
    }

    /** Takes bytes of any number in. */
    public void addPieces(byte[] bytes, int offset, int length) {
        for (int done = 0; done < length; done += PIECE) {
            add(bytes, offset + done, Math.min(PIECE, length - done));
        }
    }

    /**
     * Takes the same bytes in from a stream.
     *
     * @return how many there were
     */
    public long addPieces(InputStream bytes) throws IOException {
        byte[] piece = new byte[PIECE];
        long length = 0;
        for (int read = bytes.readNBytes(piece, 0, PIECE); read > 0; read = bytes.readNBytes(piece, 0, PIECE)) {
            add(piece, 0, read);
            length += read;
        }
        return length;
    }

    /** Ends the hash: {@link #high} and {@link #low} are it. Without that, they are all that is needed to go on. */
    public void end() {
        first = mix(first ^ tailOfSecond);
        second = mix(second ^ tailOfFirst);
    }

    /** The one half. */
    public long high() {
        return first;
    }

    /** The other half. */
    public long low() {
        return second;
    }

    /** Both halves. */
    public Digest128 digest() {
        return new Digest128(first, second);
    }

    private void addShort(byte[] bytes, int offset, int length) {
        if (length >= Long.BYTES) {
            addTail(word(bytes, offset), word(bytes, offset + length - Long.BYTES));
        } else if (length >= Integer.BYTES) {
            addTail(half(bytes, offset), half(bytes, offset + length - Integer.BYTES));
        } else if (length > 0) {
            int middle = bytes[offset + (length >>> 1)] & 0xFF;
            addTail((bytes[offset] & 0xFF) << 16 | middle << 8 | bytes[offset + length - 1] & 0xFF, 0);
        } else {
            addTail(0, 0);
        }
    }

    private void addTail(long one, long other) {
        first = fold(one ^ tailOfFirst, other ^ first);
        second = fold(other ^ tailOfSecond, one ^ second);
    }

    /** Times a word of the key, or a byte's difference could make up for the length's. */
    private void addSize(long length) {
        first += length * size;
        second += length * size;
    }

    /** The upper half of the product with the lower half, and with the factors, so that a zero loses nothing. */
    private static long fold(long a, long b) {
        long upper = Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
        return a ^ b ^ upper ^ a * b;
    }

    /** Variant 13 of Stafford's 64-bit mixers, a bijection. */
    private static long mix(long value) {
        long once = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        long twice = (once ^ (once >>> 27)) * 0x94D049BB133111EBL;
        return twice ^ (twice >>> 31);
    }

    private static long word(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    private static long half(byte[] bytes, int at) {
        return (int) INT.get(bytes, at) & 0xFFFF_FFFFL;
    }
}
