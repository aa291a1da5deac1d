package dev.sessiondb.verify;

import dev.sessiondb.store.RowCursor;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** {@code macaddr}, as its six bytes. */
final class MacAddressForm implements ColumnForm {
    private static final int LENGTH = 6;

    @Override
    public boolean putSource(RowCursor row, int column, CanonicalRow out) {
        Optional<String> digits = SourceValues.ascii(row, column)
                .map(text -> text.toLowerCase(Locale.ROOT).replaceAll("[^0-9a-f]", ""))
                .filter(text -> text.length() == 2 * LENGTH);
        digits.ifPresent(hex -> out.putBytes(HexFormat.of().parseHex(hex)));
        return digits.isPresent();
    }

    @Override
    public boolean putTarget(byte[] bytes, int offset, int length, CanonicalRow out) {
        if (length != LENGTH) {
            return false;
        }
        out.putBytes(bytes, offset, length);
        return true;
    }

    @Override
    public String targetWords(byte[] bytes, int offset, int length) {
        return HexFormat.ofDelimiter(":").formatHex(Arrays.copyOfRange(bytes, offset, offset + length));
    }
}
