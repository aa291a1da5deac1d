package dev.sessiondb.convert;

import java.util.List;

/**
 * How a column's values took a conversion.
 *
 * @param failures how many values don't convert; a lower bound once a candidate was given up for a later one
 * @param first the first of them, at most 10
 */
public record ConversionOutcome(long failures, List<ConversionFailure> first) {

    public ConversionOutcome {
        first = List.copyOf(first);
    }
}
