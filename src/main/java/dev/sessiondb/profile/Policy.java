package dev.sessiondb.profile;

import dev.sessiondb.convert.InvalidUtf8;
import dev.sessiondb.convert.NulText;
import java.time.ZoneId;

/** What holds for one table or column, everything decided. */
public record Policy(
        OnError onError,
        EmptyText empty,
        NulText nul,
        InvalidUtf8 invalidUtf8,
        Orphans orphans,
        NullKeys nullKeys,
        Integers integers,
        JsonStorage json,
        Reals reals,
        ZoneId zone) {

    /** What isn't chosen follows from what is: rows that may be skipped are, constraints that may be given up are. */
    static Policy of(Choices choices) {
        OnError onError = choices.onError().orElse(OnError.FAIL);
        return new Policy(
                onError,
                choices.empty().orElse(EmptyText.FAIL),
                choices.nul().orElse(NulText.FAIL),
                choices.invalidUtf8().orElse(InvalidUtf8.FAIL),
                choices.orphans().orElse(orphans(onError)),
                choices.nullKeys().orElse(nullKeys(onError)),
                choices.integers().orElse(Integers.BIGINT),
                choices.json().orElse(JsonStorage.AUTO),
                choices.reals().orElse(Reals.FAIL),
                choices.zone().orElse(ZoneId.of("UTC")));
    }

    private static Orphans orphans(OnError onError) {
        return switch (onError) {
            case FAIL -> Orphans.FAIL;
            case SKIP -> Orphans.REJECT;
            case WIDEN -> Orphans.DROP_CONSTRAINT;
        };
    }

    private static NullKeys nullKeys(OnError onError) {
        return switch (onError) {
            case FAIL -> NullKeys.FAIL;
            case SKIP -> NullKeys.REJECT;
            case WIDEN -> NullKeys.UNIQUE;
        };
    }
}
