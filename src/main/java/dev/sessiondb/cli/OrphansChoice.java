package dev.sessiondb.cli;

import dev.sessiondb.profile.Orphans;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** With a hyphen where Java has none. */
final class OrphansChoice implements ITypeConverter<Orphans> {

    @Override
    public Orphans convert(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "fail" -> Orphans.FAIL;
            case "null" -> Orphans.NULL;
            case "drop-constraint" -> Orphans.DROP_CONSTRAINT;
            case "reject" -> Orphans.REJECT;
            default ->
                throw new TypeConversionException(
                        "expected one of [fail, null, drop-constraint, reject] (case-insensitive) but was '" + value
                                + "'");
        };
    }
}
