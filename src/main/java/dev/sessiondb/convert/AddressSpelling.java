package dev.sessiondb.convert;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** {@code inet}, {@code cidr} and {@code macaddr} as PostgreSQL prints them; IPv6 as RFC 5952 has it. */
final class AddressSpelling {
    private static final int HEADER = 4;
    private static final int GROUPS = 8;

    private AddressSpelling() {}

    static List<Spelling> networks(boolean withBits) {
        return List.of((value, out) -> out.setText(network(value.bytes(), withBits)));
    }

    static List<Spelling> macAddresses() {
        HexFormat colons = HexFormat.ofDelimiter(":");
        return List.of(
                (value, out) -> out.setText(colons.formatHex(value.bytes())),
                (value, out) -> out.setText(colons.formatHex(value.bytes()).toUpperCase(Locale.ROOT)),
                (value, out) -> out.setText(HexFormat.ofDelimiter("-").formatHex(value.bytes())),
                (value, out) -> out.setText(HexFormat.of().formatHex(value.bytes())));
    }

    private static String network(byte[] value, boolean withBits) {
        int bits = value[1] & 0xFF;
        boolean whole = bits == (value.length - HEADER) * Byte.SIZE;
        String address = value.length == HEADER + 4 ? version4(value, HEADER) : version6(value);
        return whole && !withBits ? address : address + "/" + bits;
    }

    private static String version4(byte[] value, int from) {
        return IntStream.range(from, from + 4)
                .mapToObj(i -> Integer.toString(value[i] & 0xFF))
                .collect(Collectors.joining("."));
    }

    /** The longest run of zero groups, the first of equal ones, becomes {@code ::}. */
    private static String version6(byte[] value) {
        int start = 0;
        int length = 0;
        for (int i = 0; i < GROUPS; i++) {
            int run = 0;
            while (i + run < GROUPS && group(value, i + run) == 0) {
                run++;
            }
            if (run > length) {
                start = i;
                length = run;
            }
        }
        if (length < 2) {
            return groups(value, 0, GROUPS);
        }
        return groups(value, 0, start) + "::" + groups(value, start + length, GROUPS);
    }

    private static String groups(byte[] value, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> Integer.toHexString(group(value, i)))
                .collect(Collectors.joining(":"));
    }

    private static int group(byte[] value, int index) {
        int at = HEADER + 2 * index;
        return (value[at] & 0xFF) << 8 | value[at + 1] & 0xFF;
    }
}
