package dev.sessiondb.plan;

import dev.sessiondb.convert.ConversionFailure;
import dev.sessiondb.convert.Fault;
import dev.sessiondb.store.ConstraintViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which options of the command line decide what becomes of rows and values that don't fit, the special one before the general one. */
final class DecidingOptions {
    private static final String GENERAL = "--on-error";

    private DecidingOptions() {}

    /** Of values that don't convert. */
    static List<String> of(List<ConversionFailure> failures) {
        List<String> options = new ArrayList<>(failures.stream()
                .flatMap(failure -> special(failure.fault()).stream())
                .distinct()
                .toList());
        options.add(GENERAL);
        return options;
    }

    private static Optional<String> special(Fault fault) {
        return switch (fault) {
            case EMPTY -> Optional.of("--empty");
            case NUL -> Optional.of("--nul");
            case INVALID_UTF8 -> Optional.of("--invalid-utf8");
            case DIGITS -> Optional.of("--reals");
            case OTHER -> Optional.empty();
        };
    }

    /**
     * Of rows that break a constraint.
     *
     * @param nulls whether it is a primary key that holds NULL, and could be UNIQUE
     */
    static List<String> of(ConstraintViolation violation, boolean nulls) {
        if (violation.kind().equals("foreign key")) {
            return List.of("--orphans");
        }
        return List.of(nulls ? "--null-keys" : GENERAL);
    }
}
