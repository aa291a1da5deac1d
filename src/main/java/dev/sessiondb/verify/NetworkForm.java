package dev.sessiondb.verify;

import dev.sessiondb.store.RowCursor;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code inet} and {@code cidr}, as the bits of the network and the address's bytes. */
final class NetworkForm implements ColumnForm {
    private static final Pattern TEXT = Pattern.compile("([0-9a-fA-F:.]+)(?:/(\\d{1,3}))?");
    private static final Pattern VERSION_4 = Pattern.compile("(?:\\d{1,3}\\.){3}\\d{1,3}");
    private static final int HEADER = 4;
    private static final int SHORT = 4;
    private static final int LONG = 16;

    @Override
    public boolean putSource(RowCursor row, int column, CanonicalRow out) {
        Optional<Matcher> parts =
                SourceValues.ascii(row, column).map(TEXT::matcher).filter(Matcher::matches);
        Optional<byte[]> address = parts.flatMap(p -> address(String.valueOf(p.group(1))));
        if (address.isEmpty()) {
            return false;
        }
        int most = address.get().length * Byte.SIZE;
        int bits = parts.flatMap(p -> Optional.ofNullable(p.group(2)))
                .map(Integer::parseInt)
                .orElse(most);
        return bits <= most && put(bits, address.get(), out);
    }

    @Override
    public boolean putTarget(byte[] bytes, int offset, int length, CanonicalRow out) {
        boolean whole = length == HEADER + SHORT || length == HEADER + LONG;
        return whole
                && bytes[offset + 3] == length - HEADER
                && put(bytes[offset + 1] & 0xFF, Arrays.copyOfRange(bytes, offset + HEADER, offset + length), out);
    }

    @Override
    public String targetWords(byte[] bytes, int offset, int length) {
        byte[] address = Arrays.copyOfRange(bytes, offset + HEADER, offset + length);
        try {
            return InetAddress.getByAddress(address).getHostAddress() + "/" + (bytes[offset + 1] & 0xFF);
        } catch (UnknownHostException e) {
            return HexFormat.of().formatHex(address);
        }
    }

    /** A text of these characters with a colon in it is never looked up as a name. */
    private static Optional<byte[]> address(String text) {
        boolean colons = text.indexOf(':') >= 0;
        if (!colons && !VERSION_4.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            byte[] address = InetAddress.getByName(text).getAddress();
            return Optional.of(colons && address.length == SHORT ? mapped(address) : address);
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Java takes {@code ::ffff:1.2.3.4} for an IPv4 address. */
    private static byte[] mapped(byte[] address) {
        byte[] all = new byte[LONG];
        all[10] = -1;
        all[11] = -1;
        System.arraycopy(address, 0, all, LONG - SHORT, SHORT);
        return all;
    }

    private static boolean put(int bits, byte[] address, CanonicalRow out) {
        byte[] all = Arrays.copyOf(address, address.length + 1);
        all[address.length] = (byte) bits;
        out.putBytes(all);
        return true;
    }
}
