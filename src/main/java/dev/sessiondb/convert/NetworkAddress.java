package dev.sessiondb.convert;

import java.util.Arrays;
import java.util.Optional;

/** An IP address or network as text: four decimal numbers, or RFC 4291, section 2.2, then optionally {@code /bits}. */
final class NetworkAddress {
    private static final int LONGEST = 64;
    private static final int GROUPS = 8;

    private final byte[] address;
    private final int bits;

    private NetworkAddress(byte[] address, int bits) {
        this.address = address;
        this.bits = bits;
    }

    static Optional<NetworkAddress> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        byte[] address = host.indexOf(':') >= 0 ? version6(host) : version4(host);
        int most = address.length * Byte.SIZE;
        int bits = slash < 0 ? most : number(text.substring(slash + 1), 10, 3);
        return address.length == 0 || bits < 0 || bits > most
                ? Optional.empty()
                : Optional.of(new NetworkAddress(address, bits));
    }

    /** 4 or 16 bytes; not to be changed. */
    byte[] address() {
        return address;
    }

    /** Of the network: 0 to all of the address's. */
    int bits() {
        return bits;
    }

    /** Whether nothing is set behind the network's bits. */
    boolean network() {
        for (int bit = bits; bit < address.length * Byte.SIZE; bit++) {
            if ((address[bit / Byte.SIZE] & 0x80 >> bit % Byte.SIZE) != 0) {
                return false;
            }
        }
        return true;
    }

    private static byte[] version4(String text) {
        String[] parts = text.split("\\.", -1);
        byte[] address = new byte[4];
        for (int i = 0; i < address.length; i++) {
            int value = parts.length == address.length ? number(parts[i], 10, 3) : -1;
            if (value < 0 || value > 255 || parts[i].length() > 1 && parts[i].startsWith("0")) {
                return new byte[0];
            }
            address[i] = (byte) value;
        }
        return address;
    }

    /** The groups before {@code ::} from the left, those after it from the right. */
    private static byte[] version6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            byte[] all = groups(text, true);
            return all.length == 2 * GROUPS ? all : new byte[0];
        }
        String before = text.substring(0, gap);
        String after = text.substring(gap + 2);
        byte[] left = groups(before, false);
        byte[] right = groups(after, true);
        boolean read = (before.isEmpty() || left.length > 0) && (after.isEmpty() || right.length > 0);
        if (!read || left.length + right.length > 2 * GROUPS - 2) {
            return new byte[0];
        }
        byte[] address = Arrays.copyOf(left, 2 * GROUPS);
        System.arraycopy(right, 0, address, address.length - right.length, right.length);
        return address;
    }

    /** Groups of four hex digits, at the end an IPv4 address for the last two of them; nothing when it isn't that. */
    private static byte[] groups(String text, boolean end) {
        String[] parts = text.split(":", -1);
        byte[] bytes = new byte[0];
        for (int i = 0; i < parts.length; i++) {
            byte[] group =
                    end && i == parts.length - 1 && parts[i].indexOf('.') > 0 ? version4(parts[i]) : group(parts[i]);
            if (group.length == 0) {
                return group;
            }
            int length = bytes.length;
            bytes = Arrays.copyOf(bytes, length + group.length);
            System.arraycopy(group, 0, bytes, length, group.length);
        }
        return bytes;
    }

    private static byte[] group(String text) {
        int value = number(text, 16, 4);
        return value < 0 ? new byte[0] : new byte[] {(byte) (value >> 8), (byte) value};
    }

    /** -1 when it is none. */
    private static int number(String text, int radix, int most) {
        boolean digits = !text.isEmpty()
                && text.length() <= most
                && text.chars().allMatch(c -> c < 0x80 && Character.digit(c, radix) >= 0);
        return digits ? Integer.parseInt(text, radix) : -1;
    }
}
