package dev.sessiondb.sqlite.pages;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers as the file format has them. */
final class BigEndian {
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private BigEndian() {}

    static int unsigned8(byte[] bytes, int at) {
        return bytes[at] & 0xFF;
    }

    static int unsigned16(byte[] bytes, int at) {
        return (short) SHORTS.get(bytes, at) & 0xFFFF;
    }

    static int int32(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at);
    }

    static long int64(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /** A signed number of 1, 2, 3, 4, 6 or 8 bytes. */
    static long integer(byte[] bytes, int at, int length) {
        return switch (length) {
            case 1 -> bytes[at];
            case 2 -> (short) SHORTS.get(bytes, at);
            case 3 -> (long) bytes[at] << 16 | unsigned16(bytes, at + 1);
            case 4 -> int32(bytes, at);
            case 6 -> (long) (short) SHORTS.get(bytes, at) << 32 | int32(bytes, at + 2) & 0xFFFFFFFFL;
            default -> int64(bytes, at);
        };
    }
}
