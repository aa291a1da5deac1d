package dev.sessiondb.convert;

import dev.sessiondb.schema.ColumnType;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * How the values of one column become a PostgreSQL type. The rules of DESIGN.md's type table.
 *
 * @param numericTime what numbers count, where the type is a date or time
 * @param zone the zone of times written without one
 * @param amendment what is changed before
 * @param texts what texts mean, where the type is bytes or doubles
 */
public record ConversionSpec(
        ColumnType type, NumericTime numericTime, ZoneId zone, Amendment amendment, TextMeaning texts) {

    public ConversionSpec(ColumnType type, NumericTime numericTime, ZoneId zone) {
        this(type, numericTime, zone, Amendment.NONE);
    }

    public ConversionSpec(ColumnType type, NumericTime numericTime, ZoneId zone, Amendment amendment) {
        this(type, numericTime, zone, amendment, TextMeaning.PLAIN);
    }

    public static ConversionSpec of(ColumnType type) {
        return new ConversionSpec(type, NumericTime.SECONDS, ZoneOffset.UTC);
    }

    /** The same, numbers counting something else. */
    public ConversionSpec numericTime(NumericTime unit) {
        return new ConversionSpec(type, unit, zone, amendment, texts);
    }

    /** The same, with another change before. */
    public ConversionSpec with(Amendment before) {
        return new ConversionSpec(type, numericTime, zone, before, texts);
    }

    /** The same, texts meaning something else. */
    public ConversionSpec texts(TextMeaning meaning) {
        return new ConversionSpec(type, numericTime, zone, amendment, meaning);
    }
}
