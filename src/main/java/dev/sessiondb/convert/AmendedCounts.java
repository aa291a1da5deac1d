package dev.sessiondb.convert;

/**
 * How many values of one column were changed.
 *
 * @param emptied empty texts that became NULL
 * @param nuls texts with NUL characters
 * @param invalid texts with malformed UTF-8
 * @param mapped values that the operator gave another for
 * @param filled NULLs that became a text
 */
public record AmendedCounts(long emptied, long nuls, long invalid, long mapped, long filled) {
    public static final AmendedCounts NONE = new AmendedCounts(0, 0, 0, 0, 0);

    AmendedCounts plusEmptied() {
        return new AmendedCounts(emptied + 1, nuls, invalid, mapped, filled);
    }

    AmendedCounts plusNul() {
        return new AmendedCounts(emptied, nuls + 1, invalid, mapped, filled);
    }

    AmendedCounts plusInvalid() {
        return new AmendedCounts(emptied, nuls, invalid + 1, mapped, filled);
    }

    AmendedCounts plusMapped() {
        return new AmendedCounts(emptied, nuls, invalid, mapped + 1, filled);
    }

    AmendedCounts plusFilled() {
        return new AmendedCounts(emptied, nuls, invalid, mapped, filled + 1);
    }
}
