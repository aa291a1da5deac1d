package dev.sessiondb.cli;

import dev.sessiondb.store.OnConflict;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What a migration may do with rows that conflict: a restore alone replaces them. */
final class ConflictChoice implements ITypeConverter<OnConflict> {

    @Override
    public OnConflict convert(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "error" -> OnConflict.ERROR;
            case "skip" -> OnConflict.SKIP;
            case "update" -> OnConflict.UPDATE;
            default ->
                throw new TypeConversionException(
                        "expected one of [error, skip, update] (case-insensitive) but was '" + value + "'");
        };
    }
}
