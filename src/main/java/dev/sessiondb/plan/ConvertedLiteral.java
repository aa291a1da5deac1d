package dev.sessiondb.plan;

import dev.sessiondb.convert.ConversionSpec;
import dev.sessiondb.convert.Conversions;
import dev.sessiondb.convert.FieldBuffer;
import dev.sessiondb.schema.Expression;
import dev.sessiondb.schema.Identifiers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** Writes a literal as the column's conversion would store it. */
final class ConvertedLiteral {
    private static final LocalDateTime EPOCH = LocalDateTime.of(2000, 1, 1, 0, 0);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MICROSECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");
    private static final int LAST_YEAR = 9999;

    private ConvertedLiteral() {}

    /** As a literal of the column's type; empty when it doesn't convert. */
    static Optional<String> of(Expression literal, ConversionSpec spec) {
        return LiteralRow.of(literal).flatMap(row -> field(row, spec)).flatMap(field -> sql(field, spec));
    }

    private static Optional<ByteBuffer> field(LiteralRow row, ConversionSpec spec) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FieldBuffer out = new FieldBuffer(bytes);
        try {
            if (!Conversions.of(spec).append(row, 0, out)) {
                return Optional.empty();
            }
            out.flush();
            ByteBuffer field = ByteBuffer.wrap(bytes.toByteArray());
            return field.getInt() < 0 ? Optional.empty() : Optional.of(field);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> sql(ByteBuffer field, ConversionSpec spec) {
        String type = "::" + spec.type().sql();
        return switch (spec.type().kind()) {
            case TEXT, VARCHAR -> Optional.of(Identifiers.literal(text(field)).strip());
            case DATE -> year(EPOCH.plusDays(field.getInt())).map(t -> "'" + LocalDate.from(t) + "'" + type);
            case TIME -> Optional.of("'" + LocalTime.ofNanoOfDay(field.getLong() * 1000) + "'" + type);
            case TIMESTAMP -> time(field).map(t -> "'" + t + "'" + type);
            case TIMESTAMPTZ -> time(field).map(t -> "'" + t + "+00'" + type);
            case UUID -> Optional.of("'" + new UUID(field.getLong(), field.getLong()) + "'" + type);
            case BYTEA -> Optional.of("'\\x" + HexFormat.of().formatHex(rest(field)) + "'" + type);
            case JSON -> Optional.of(Identifiers.literal(text(field)).strip() + type);
            case JSONB -> {
                field.get();
                yield Optional.of(Identifiers.literal(text(field)).strip() + type);
            }
            default -> Optional.empty();
        };
    }

    private static Optional<String> time(ByteBuffer field) {
        long micros = field.getLong();
        LocalDateTime time = LocalDateTime.ofEpochSecond(
                EPOCH.toEpochSecond(ZoneOffset.UTC) + Math.floorDiv(micros, 1_000_000L),
                (int) Math.floorMod(micros, 1_000_000L) * 1000,
                ZoneOffset.UTC);
        return year(time).map(t -> (t.getNano() == 0 ? SECOND : MICROSECOND).format(t));
    }

    private static Optional<LocalDateTime> year(LocalDateTime time) {
        return Optional.of(time).filter(t -> t.getYear() >= 1 && t.getYear() <= LAST_YEAR);
    }

    private static String text(ByteBuffer field) {
        return new String(rest(field), StandardCharsets.UTF_8);
    }

    private static byte[] rest(ByteBuffer field) {
        byte[] bytes = new byte[field.remaining()];
        field.get(bytes);
        return bytes;
    }
}
