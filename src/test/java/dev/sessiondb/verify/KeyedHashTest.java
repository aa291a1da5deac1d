package dev.sessiondb.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.io.Digest128;
import dev.sessiondb.io.HashKey;
import dev.sessiondb.io.KeyedHash;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each of the two lanes is held to what a hash of 64 bits must do alone. */
class KeyedHashTest {
    private static final HashKey KEY = HashKey.of(new SplittableRandom(11));
    private static final int MANY = 1_000_000;

    private final KeyedHash hash = new KeyedHash(KEY);

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 7, 8, 9, 15, 16, 17, 32, 33, 64, 250})
    void everyBitOfTheInputChangesHalfTheOutput(int length) {
        int samples = 4_000;
        Random random = new Random(length);
        byte[] input = new byte[length];
        for (int bit = 0; bit < length * 8; bit += length < 32 ? 1 : 13) {
            int[] changes = new int[128];
            for (int sample = 0; sample < samples; sample++) {
                random.nextBytes(input);
                Digest128 before = of(input);
                input[bit / 8] ^= (byte) (1 << bit % 8);
                count(before, of(input), changes);
            }
            for (int change : changes) {
                assertThat(change).as("bit %d", bit).isBetween(samples * 44 / 100, samples * 56 / 100);
            }
        }
    }

    static Stream<IntFunction<byte[]>> alike() {
        byte[] long250 = new byte[250];
        return Stream.of(
                i -> number(i),
                i -> number((long) i << 40),
                i -> number(Double.doubleToLongBits(i / 7.0)),
                i -> ("name " + i).getBytes(StandardCharsets.UTF_8),
                i -> concat(number(i), number(MANY - i)),
                i -> concat(new byte[100], number(i), new byte[100]),
                i -> twoBits(long250, i));
    }

    @ParameterizedTest
    @MethodSource("alike")
    void aMillionRowsThatAreAlikeHaveDifferentLanes(IntFunction<byte[]> row) {
        long[] high = new long[MANY];
        long[] low = new long[MANY];
        int[] buckets = new int[Buckets.COUNT];
        for (int i = 0; i < MANY; i++) {
            Digest128 digest = of(row.apply(i));
            high[i] = digest.high();
            low[i] = digest.low();
            buckets[Buckets.of(digest.high())]++;
        }
        assertThat(different(high)).isEqualTo(MANY);
        assertThat(different(low)).isEqualTo(MANY);
        double expected = (double) MANY / Buckets.COUNT;
        double chiSquare = Arrays.stream(buckets)
                .mapToDouble(n -> (n - expected) * (n - expected) / expected)
                .sum();
        assertThat(chiSquare / Buckets.COUNT).isBetween(0.9, 1.1);
    }

    /** Sums of pairs of rows, as a bucket holds them. */
    @Test
    void sumsOfPairsDiffer() {
        int rows = 1_500;
        long[] lanes = IntStream.range(0, rows)
                .mapToLong(i -> of(concat(number(i % 40), number(i / 40))).low())
                .toArray();
        long[] sums = new long[rows * (rows + 1) / 2];
        int count = 0;
        for (int i = 0; i < rows; i++) {
            for (int j = i; j < rows; j++) {
                sums[count++] = lanes[i] + lanes[j];
            }
        }
        assertThat(different(sums)).isEqualTo(count);
    }

    /** Under every key: a byte's difference must not make up for the length's. */
    @Test
    void shortTextsOfFewLettersDiffer() {
        List<String> texts = new ArrayList<>(List.of(""));
        for (int i = 0; texts.get(i).length() < 8; i++) {
            for (char letter : new char[] {'a', 'b', 'c'}) {
                texts.add(texts.get(i) + letter);
            }
        }
        for (int seed = 0; seed < 20; seed++) {
            KeyedHash other = new KeyedHash(HashKey.of(new SplittableRandom(seed)));
            Set<Long> high = new HashSet<>();
            Set<Long> low = new HashSet<>();
            for (String text : texts) {
                Digest128 digest = of(other, text.getBytes(StandardCharsets.UTF_8));
                high.add(digest.high());
                low.add(digest.low());
            }
            assertThat(high).hasSameSizeAs(texts);
            assertThat(low).hasSameSizeAs(texts);
        }
    }

    @Test
    void zerosOfEveryLengthDiffer() {
        assertThat(IntStream.rangeClosed(0, 2_000)
                        .mapToObj(length -> of(new byte[length]).high())
                        .distinct())
                .hasSize(2_001);
    }

    @Test
    void whereOnePartEndsMatters() {
        Set<Digest128> digests = new HashSet<>();
        byte[] text = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz".getBytes(StandardCharsets.UTF_8);
        for (int end = 0; end <= text.length; end++) {
            hash.start('x');
            hash.add(text, 0, end);
            hash.add(text, end, text.length - end);
            hash.end();
            digests.add(hash.digest());
        }
        assertThat(digests).hasSize(text.length + 1);
    }

    @Test
    void kindsTagsAndKeysMatter() {
        Set<Digest128> digests = new HashSet<>();
        for (int kind = 0; kind < 256; kind++) {
            hash.start(kind);
            hash.add(1, 2);
            hash.end();
            digests.add(hash.digest());
            hash.start(0);
            hash.add(0, 0);
            hash.tag(kind);
            hash.add(1, 2);
            hash.end();
            digests.add(hash.digest());
            digests.add(of(new KeyedHash(HashKey.of(new SplittableRandom(kind))), new byte[16]));
        }
        assertThat(digests).hasSize(3 * 256);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 256, 65_535, 65_536, 65_537, 131_072, 200_000})
    void streamsAreHashedAsArraysAre(int length) throws IOException {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        hash.startValue();
        hash.addPieces(concat(new byte[3], bytes), 3, length);
        hash.end();
        Digest128 array = hash.digest();
        hash.startValue();
        assertThat(hash.addPieces(new ByteArrayInputStream(bytes))).isEqualTo(length);
        hash.end();
        assertThat(hash.digest()).isEqualTo(array);
    }

    /** The description in numbers of any size. */
    @ParameterizedTest
    @ValueSource(ints = {16, 17, 30, 48, 64, 100})
    void isWhatTheDescriptionSays(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        long first = KEY.word(0) + 'x' * KEY.word(7) + length * KEY.word(6);
        long second = KEY.word(1) + 'x' * KEY.word(7) + length * KEY.word(6);
        for (int at = 0; at < length; at += 16) {
            boolean tail = at + 16 >= length;
            int from = tail ? length - 16 : at;
            long low = word(bytes, from);
            long high = word(bytes, from + 8);
            first = fold(low ^ KEY.word(tail ? 4 : 2), high ^ first);
            second = fold(high ^ KEY.word(tail ? 5 : 3), low ^ second);
        }
        assertThat(of(bytes)).isEqualTo(new Digest128(stafford(first ^ KEY.word(5)), stafford(second ^ KEY.word(4))));
    }

    private static long fold(long a, long b) {
        BigInteger product = unsigned(a).multiply(unsigned(b));
        return a ^ b ^ product.longValue() ^ product.shiftRight(64).longValue();
    }

    private static BigInteger unsigned(long value) {
        return new BigInteger(Long.toUnsignedString(value));
    }

    /** The first number that {@code SplittableRandom} gives is the mixed sum of its seed and this one. */
    private static long stafford(long value) {
        return new SplittableRandom(value - 0x9E3779B97F4A7C15L).nextLong();
    }

    private static long word(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(at);
    }

    private Digest128 of(byte[] bytes) {
        return of(hash, bytes);
    }

    private static Digest128 of(KeyedHash hash, byte[] bytes) {
        hash.start('x');
        hash.add(bytes, 0, bytes.length);
        hash.end();
        return hash.digest();
    }

    private static void count(Digest128 before, Digest128 after, int[] changes) {
        long high = before.high() ^ after.high();
        long low = before.low() ^ after.low();
        for (int bit = 0; bit < 64; bit++) {
            changes[bit] += (int) (high >>> bit & 1);
            changes[64 + bit] += (int) (low >>> bit & 1);
        }
    }

    private static long different(long[] values) {
        Arrays.sort(values);
        return IntStream.range(0, values.length)
                .filter(i -> i == 0 || values[i] != values[i - 1])
                .count();
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    private static byte[] concat(byte[]... parts) {
        ByteBuffer all =
                ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }

    /** All zeros but two bits, at the places that a triangular number stands for. */
    private static byte[] twoBits(byte[] zeros, int index) {
        byte[] bytes = zeros.clone();
        int larger = (int) ((1 + Math.sqrt(1 + 8.0 * index)) / 2);
        int smaller = index - larger * (larger - 1) / 2;
        bytes[larger / 8] |= (byte) (1 << larger % 8);
        bytes[smaller / 8] |= (byte) (1 << smaller % 8);
        return bytes;
    }
}
