package dev.sessiondb.convert;

import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** {@code macaddr}: six bytes in hex, in the forms of PostgreSQL's documentation, "MAC Address Types". */
final class MacAddressConversion implements ValueConversion {
    private static final int LONGEST = 17;
    private static final Pattern FORMS = Pattern.compile("(?i)[0-9a-f]{2}(?:(:|-)[0-9a-f]{2}(?:\\1[0-9a-f]{2}){4})"
            + "|[0-9a-f]{6}[:-]?[0-9a-f]{6}|[0-9a-f]{4}([.-])[0-9a-f]{4}\\2[0-9a-f]{4}");
    private static final Pattern SEPARATORS = Pattern.compile("[:.-]");

    @Override
    public boolean append(RowCursor row, int column, StorageClass storage, FieldBuffer out) {
        if (storage != StorageClass.TEXT || row.byteLength(column) > LONGEST) {
            return false;
        }
        String text = new String(row.bytes(column), StandardCharsets.ISO_8859_1);
        if (!FORMS.matcher(text).matches()) {
            return false;
        }
        byte[] address = HexFormat.of().parseHex(SEPARATORS.matcher(text).replaceAll(""));
        out.putInt(address.length);
        out.putBytes(address, 0, address.length);
        return true;
    }

    @Override
    public String expectation() {
        return "a MAC address (six bytes in hex, such as 08:00:2b:01:02:03)";
    }
}
