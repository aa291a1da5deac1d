package dev.sessiondb.postgres;

import dev.sessiondb.store.CopyBody;
import dev.sessiondb.store.CopyOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tuples in PostgreSQL's binary COPY format: {@code Long} as bigint, {@code Integer} as integer, {@code Double}, {@code Boolean}, {@code String}, {@code byte[]}. */
final class CopyRows implements CopyBody {
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    CopyRows row(@Nullable Object... values) {
        rows.add(Arrays.copyOf(values, values.length));
        return this;
    }

    /** The same rows, each behind its number from 1. */
    CopyRows numbered() {
        CopyRows numbered = new CopyRows();
        for (@Nullable Object[] row : rows) {
            @Nullable Object[] more = new @Nullable Object[row.length + 1];
            more[0] = numbered.rows.size() + 1L;
            System.arraycopy(row, 0, more, 1, row.length);
            numbered.rows.add(more);
        }
        return numbered;
    }

    @Override
    public long writeTo(CopyOutput out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        for (@Nullable Object[] row : rows) {
            data.writeShort(row.length);
            for (Object value : row) {
                write(data, value);
            }
        }
        data.flush();
        return rows.size();
    }

    private static void write(DataOutputStream data, @Nullable Object value) throws IOException {
        if (value == null) {
            data.writeInt(-1);
        } else if (value instanceof Long number) {
            data.writeInt(8);
            data.writeLong(number);
        } else if (value instanceof Integer number) {
            data.writeInt(4);
            data.writeInt(number);
        } else if (value instanceof Double number) {
            data.writeInt(8);
            data.writeDouble(number);
        } else if (value instanceof Boolean bool) {
            data.writeInt(1);
            data.writeBoolean(bool);
        } else {
            byte[] bytes =
                    value instanceof byte[] given ? given : value.toString().getBytes(StandardCharsets.UTF_8);
            data.writeInt(bytes.length);
            data.write(bytes);
        }
    }
}
