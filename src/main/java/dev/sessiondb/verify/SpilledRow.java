package dev.sessiondb.verify;

import dev.sessiondb.io.Digest128;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What is kept of a row that may differ.
 *
 * @param key digest of the key; of the whole row where there is none
 * @param row digest of the whole row
 * @param ordinal its place among all rows that were read, those of this side first
 * @param here whether it is this side's
 */
record SpilledRow(Digest128 key, Digest128 row, long ordinal, boolean here) {

    void write(DataOutputStream out) throws IOException {
        out.writeLong(key.high());
        out.writeLong(key.low());
        out.writeLong(row.high());
        out.writeLong(row.low());
        out.writeLong(here ? ordinal : -ordinal - 1);
    }

    static SpilledRow read(DataInputStream in) throws IOException {
        Digest128 key = new Digest128(in.readLong(), in.readLong());
        Digest128 row = new Digest128(in.readLong(), in.readLong());
        long place = in.readLong();
        return new SpilledRow(key, row, place < 0 ? -place - 1 : place, place >= 0);
    }
}
