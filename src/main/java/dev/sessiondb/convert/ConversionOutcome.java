package dev.sessiondb.convert;

import dev.sessiondb.store.RowIds;
import java.util.List;
import java.util.Optional;

/**
 * How a column's values took a conversion.
 *
 * @param failures how many values don't convert
 * @param first the first of them, at most 10
 * @param rows their rows; none where there are more than {@link RowIds#MOST}
 * @param amended what was changed, so that they would convert
 * @param changes what the conversion changed, as was asked for, in words
 */
public record ConversionOutcome(
        long failures, List<ConversionFailure> first, RowIds rows, AmendedCounts amended, Optional<String> changes) {

    public ConversionOutcome(long failures, List<ConversionFailure> first, RowIds rows, AmendedCounts amended) {
        this(failures, first, rows, amended, Optional.empty());
    }

    public ConversionOutcome {
        first = List.copyOf(first);
    }
}
