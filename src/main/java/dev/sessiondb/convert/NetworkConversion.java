package dev.sessiondb.convert;

import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** {@code inet} and {@code cidr}. Wire form: {@code network_send} in PostgreSQL's {@code src/backend/utils/adt/network.c}. */
final class NetworkConversion implements ValueConversion {
    private static final int VERSION_4 = 2;
    private static final int VERSION_6 = 3;
    private static final int HEADER = 4;

    private final boolean networks;

    /** @param networks for {@code cidr}, which has no bits behind those of the network */
    NetworkConversion(boolean networks) {
        this.networks = networks;
    }

    @Override
    public boolean append(RowCursor row, int column, StorageClass storage, FieldBuffer out) {
        if (storage != StorageClass.TEXT || row.large(column)) {
            return false;
        }
        Optional<NetworkAddress> parsed = NetworkAddress.parse(
                        new String(row.bytes(column), StandardCharsets.ISO_8859_1))
                .filter(address -> !networks || address.network());
        parsed.ifPresent(address -> put(address, out));
        return parsed.isPresent();
    }

    private void put(NetworkAddress network, FieldBuffer out) {
        int length = network.address().length;
        out.putInt(HEADER + length);
        out.putByte(length == 4 ? VERSION_4 : VERSION_6);
        out.putByte(network.bits());
        out.putByte(networks ? 1 : 0);
        out.putByte(length);
        out.putBytes(network.address(), 0, length);
    }

    @Override
    public String expectation() {
        return networks
                ? "an IP network (address/bits, nothing set behind them)"
                : "an IP address (IPv4 or IPv6, with /bits or without)";
    }
}
