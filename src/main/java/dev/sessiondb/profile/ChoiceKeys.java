package dev.sessiondb.profile;

import dev.sessiondb.convert.InvalidUtf8;
import dev.sessiondb.convert.NulText;
import java.util.Set;

/** The choices that a profile makes for all, a table or a column: named as the options of the command line. */
final class ChoiceKeys {
    static final Set<String> NAMES = Set.of(
            "on-error",
            "empty",
            "nul",
            "invalid-utf8",
            "orphans",
            "null-keys",
            "integers",
            "json-type",
            "reals",
            "timezone");

    private ChoiceKeys() {}

    static Choices read(Section section) {
        return new Choices(
                section.choice("on-error", OnError.class),
                section.choice("empty", EmptyText.class),
                section.choice("nul", NulText.class),
                section.choice("invalid-utf8", InvalidUtf8.class),
                section.choice("orphans", Orphans.class),
                section.choice("null-keys", NullKeys.class),
                section.choice("integers", Integers.class),
                section.choice("json-type", JsonStorage.class),
                section.choice("reals", Reals.class),
                section.zone("timezone"));
    }
}
