package dev.sessiondb.convert;

import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** {@code double precision} that counts seconds since 1970: numbers as they are, and texts that are times. */
final class EpochConversion implements ValueConversion {
    private static final double MICROS_PER_SECOND = 1e6;
    private static final long EXACT = 1L << 53;

    private final DoubleConversion numbers = new DoubleConversion();
    private final Instants instants;
    private long times;

    EpochConversion(ConversionSpec spec) {
        this.instants = new Instants(spec);
    }

    @Override
    public boolean append(RowCursor row, int column, StorageClass storage, FieldBuffer out) {
        if (numbers.append(row, column, storage, out)) {
            return true;
        }
        if (storage != StorageClass.TEXT || !instants.read(row, column, storage)) {
            return false;
        }
        times++;
        out.putInt(Double.BYTES);
        out.putLong(Double.doubleToRawLongBits(seconds(instants.micros())));
        return true;
    }

    /** The double nearest to them. */
    private static double seconds(long micros) {
        return Math.abs(micros) <= EXACT
                ? micros / MICROS_PER_SECOND
                : new BigDecimal(BigInteger.valueOf(micros), 6).doubleValue();
    }

    @Override
    public String expectation() {
        return "a number, or a time (ISO 8601 with at most microseconds)";
    }

    @Override
    public Optional<String> changes() {
        return times == 0 ? Optional.empty() : Optional.of(times + " texts are times and become seconds since 1970");
    }
}
