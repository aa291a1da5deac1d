package dev.sessiondb.profile;

import dev.sessiondb.convert.InvalidUtf8;
import dev.sessiondb.convert.NulText;
import java.time.ZoneId;
import java.util.Optional;

/** What was decided at one place: on the command line, or in a profile for all, a table or a column. What is empty is decided elsewhere. */
public record Choices(
        Optional<OnError> onError,
        Optional<EmptyText> empty,
        Optional<NulText> nul,
        Optional<InvalidUtf8> invalidUtf8,
        Optional<Orphans> orphans,
        Optional<NullKeys> nullKeys,
        Optional<Integers> integers,
        Optional<JsonStorage> json,
        Optional<Reals> reals,
        Optional<ZoneId> zone) {

    public static final Choices NONE = new Choices(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** These, but rows that don't fit are left out. */
    Choices skipping() {
        return new Choices(
                Optional.of(OnError.SKIP), empty, nul, invalidUtf8, orphans, nullKeys, integers, json, reals, zone);
    }

    /** These, and where they are empty the others. */
    public Choices over(Choices others) {
        return new Choices(
                onError.or(others::onError),
                empty.or(others::empty),
                nul.or(others::nul),
                invalidUtf8.or(others::invalidUtf8),
                orphans.or(others::orphans),
                nullKeys.or(others::nullKeys),
                integers.or(others::integers),
                json.or(others::json),
                reals.or(others::reals),
                zone.or(others::zone));
    }
}
