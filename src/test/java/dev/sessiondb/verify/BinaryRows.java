package dev.sessiondb.verify;

import dev.sessiondb.store.TargetRows;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as PostgreSQL sends them, one value after another in one buffer. */
final class BinaryRows implements TargetRows {
    private final List<? extends List<byte @Nullable []>> rows;
    private int current = -1;
    private byte[] buffer = new byte[0];
    private int[] offsets = new int[0];

    BinaryRows(List<? extends List<byte @Nullable []>> rows) {
        this.rows = rows;
    }

    @Override
    public boolean next() {
        if (++current >= rows.size()) {
            return false;
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(0x55);
        List<byte @Nullable []> row = rows.get(current);
        offsets = new int[row.size()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = all.size();
            byte[] value = row.get(i);
            all.writeBytes(value == null ? new byte[0] : value);
        }
        all.write(0x55);
        buffer = all.toByteArray();
        return true;
    }

    @Override
    public byte[] buffer() {
        return buffer;
    }

    @Override
    public int offset(int column) {
        return offsets[column];
    }

    @Override
    public int length(int column) {
        byte[] value = rows.get(current).get(column);
        return value == null ? -1 : value.length;
    }

    @Override
    public void close() {}
}
