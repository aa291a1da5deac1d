package dev.sessiondb.convert;

/**
 * How many values of one column were changed.
 *
 * @param emptied empty texts that became NULL
 * @param nuls texts with NUL characters
 * @param invalid texts with malformed UTF-8
 * @param mapped values that the operator gave another for
 */
public record AmendedCounts(long emptied, long nuls, long invalid, long mapped) {
    public static final AmendedCounts NONE = new AmendedCounts(0, 0, 0, 0);

    AmendedCounts plusEmptied() {
        return new AmendedCounts(emptied + 1, nuls, invalid, mapped);
    }

    AmendedCounts plusNul() {
        return new AmendedCounts(emptied, nuls + 1, invalid, mapped);
    }

    AmendedCounts plusInvalid() {
        return new AmendedCounts(emptied, nuls, invalid + 1, mapped);
    }

    AmendedCounts plusMapped() {
        return new AmendedCounts(emptied, nuls, invalid, mapped + 1);
    }
}
