package dev.sessiondb.postgres;

import dev.sessiondb.io.HashKey;
import dev.sessiondb.io.KeyedHash;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of rows, and the sum mod 2^128 of the hashes of their bytes as binary {@code COPY} gives them, in which no two rows cancel each other out. As text: {@code ROWS copy KEY SUM}, so that it can be made again under
 * the same key. Not thread-safe.
 */
final class RowSum implements RowsRead {
    private static final Pattern TEXT = Pattern.compile("\\d+ copy ([0-9a-f]{16}) [0-9a-f]{32}");
    private static final int ROW = 'r';
    private static final HexFormat HEX = HexFormat.of();

    private final long seed;
    private final KeyedHash hash;
    private long rows;
    private long high;
    private long low;

    private RowSum(long seed) {
        this.seed = seed;
        this.hash = new KeyedHash(HashKey.of(new SplittableRandom(seed)));
    }

    /** Under a key of its own. */
    static RowSum begin() {
        return new RowSum(new SecureRandom().nextLong());
    }

    /** Under the key of one that was recorded; empty when it is of another kind. */
    static Optional<RowSum> like(String recorded) {
        Matcher text = TEXT.matcher(recorded);
        return text.matches()
                ? Optional.of(new RowSum(HexFormat.fromHexDigitsToLong(text.group(1))))
                : Optional.empty();
    }

    /** One under the same key, of other rows. */
    RowSum part() {
        return new RowSum(seed);
    }

    /** Takes in the rows of a {@link #part}. */
    void add(RowSum part) {
        rows += part.rows;
        add(part.high, part.low);
    }

    private void add(long upper, long lower) {
        low += lower;
        high += upper + (Long.compareUnsigned(low, lower) < 0 ? 1 : 0);
    }

    @Override
    public void row(byte[] message, int start) {
        hash.start(ROW);
        hash.add(message, start, message.length - start);
        hash.end();
        add(hash.high(), hash.low());
        rows++;
    }

    @Override
    public void end() {
        // Nobody waits for it.
    }

    String text() {
        return rows + " copy " + HEX.toHexDigits(seed) + " " + HEX.toHexDigits(high) + HEX.toHexDigits(low);
    }
}
