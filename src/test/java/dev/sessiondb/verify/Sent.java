package dev.sessiondb.verify;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Values in PostgreSQL's binary form, made by the tests' own code. */
final class Sent {
    private static final long EPOCH_SECOND = 946_684_800;

    private Sent() {}

    static byte[] bool(boolean value) {
        return new byte[] {(byte) (value ? 1 : 0)};
    }

    static byte[] int2(int value) {
        return ByteBuffer.allocate(2).putShort((short) value).array();
    }

    static byte[] int4(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    static byte[] int8(long value) {
        return ByteBuffer.allocate(8).putLong(value).array();
    }

    static byte[] float4(float value) {
        return ByteBuffer.allocate(4).putFloat(value).array();
    }

    static byte[] float8(double value) {
        return ByteBuffer.allocate(8).putDouble(value).array();
    }

    static byte[] text(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] jsonb(String value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(1);
        out.writeBytes(text(value));
        return out.toByteArray();
    }

    static byte[] uuid(String value) {
        UUID uuid = UUID.fromString(value);
        return ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    static byte[] date(String value) {
        return int4((int) ChronoUnit.DAYS.between(LocalDate.of(2000, 1, 1), LocalDate.parse(value)));
    }

    static byte[] time(String value) {
        return int8(
                value.equals("24:00") ? 86_400_000_000L : LocalTime.parse(value).toNanoOfDay() / 1000);
    }

    static byte[] timestamptz(String value) {
        return int8(micros(Instant.parse(value)));
    }

    static byte[] timestamp(String value) {
        return int8(micros(LocalDateTime.parse(value).toInstant(ZoneOffset.UTC)));
    }

    private static long micros(Instant instant) {
        return (instant.getEpochSecond() - EPOCH_SECOND) * 1_000_000 + instant.getNano() / 1000;
    }

    /** Digits to the base of 10,000 on both sides of the point, as {@code numeric_send} has them. */
    static byte[] numeric(String value) {
        BigDecimal number = new BigDecimal(value);
        String plain = number.abs().toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        String fraction = point < 0 ? "" : plain.substring(point + 1);
        String left = "0".repeat((4 - whole.length() % 4) % 4) + whole;
        String right = fraction + "0".repeat((4 - fraction.length() % 4) % 4);
        List<Integer> digits = new ArrayList<>();
        for (int i = 0; i < left.length() + right.length(); i += 4) {
            digits.add(Integer.parseInt((left + right).substring(i, i + 4)));
        }
        int weight = left.length() / 4 - 1;
        while (!digits.isEmpty() && digits.get(0) == 0) {
            digits.remove(0);
            weight--;
        }
        while (!digits.isEmpty() && digits.get(digits.size() - 1) == 0) {
            digits.remove(digits.size() - 1);
        }
        ByteBuffer out = ByteBuffer.allocate(8 + 2 * digits.size())
                .putShort((short) digits.size())
                .putShort((short) (digits.isEmpty() ? 0 : weight))
                .putShort((short) (number.signum() < 0 ? 0x4000 : 0))
                .putShort((short) fraction.length());
        digits.forEach(digit -> out.putShort(digit.shortValue()));
        return out.array();
    }

    /** NaN (0xC000), Infinity (0xD000) or -Infinity (0xF000). */
    static byte[] specialNumeric(int sign) {
        return ByteBuffer.allocate(8).putShort(4, (short) sign).array();
    }
}
