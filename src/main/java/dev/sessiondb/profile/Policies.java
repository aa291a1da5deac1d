package dev.sessiondb.profile;

import java.time.ZoneId;
import java.util.Optional;

/**
 * All decisions. A column's rule in the profile goes before its table's, that before the command line, and that before what the profile says for all.
 *
 * @param identifiers as chosen on the command line
 * @param choices those of the command line
 * @param automatic whether one of the built-in profiles is taken if it is about the source
 */
public record Policies(Optional<Identifiers> identifiers, Choices choices, Profile profile, boolean automatic) {
    public static final Policies NONE = new Policies(Optional.empty(), Choices.NONE, Profile.NONE);

    /** Those of the built-in profile that is about the source, if there is one. */
    public static final Policies AUTOMATIC = new Policies(Optional.empty(), Choices.NONE, Profile.NONE, true);

    /** With this profile and no other. */
    public Policies(Optional<Identifiers> identifiers, Choices choices, Profile profile) {
        this(identifiers, choices, profile, false);
    }

    /** Nothing but the zone of times without one. */
    public static Policies of(ZoneId zone) {
        Choices none = Choices.NONE;
        Choices zoned = new Choices(
                none.onError(),
                none.empty(),
                none.nul(),
                none.invalidUtf8(),
                none.orphans(),
                none.nullKeys(),
                none.integers(),
                none.json(),
                none.reals(),
                Optional.of(zone));
        return new Policies(Optional.empty(), zoned, Profile.NONE);
    }

    /** The same with other choices in place of those of the command line. */
    public Policies with(Choices others) {
        return new Policies(identifiers, others, profile, automatic);
    }

    /** The same, but rows that don't fit are left out, unless the profile says otherwise. */
    public Policies skipping() {
        return with(choices.skipping());
    }

    /** The same with this profile and no other. */
    public Policies with(Profile settled) {
        return new Policies(identifiers, choices, settled);
    }

    /** The same without one of the built-in profiles, unless it was asked for. */
    public Policies manual() {
        return with(profile);
    }

    public Identifiers style() {
        return identifiers.or(profile::identifiers).orElse(Identifiers.KEEP);
    }

    public TableRule rule(String table) {
        return profile.table(table);
    }

    public Policy of(String table) {
        return Policy.of(rule(table).choices().over(everywhere()));
    }

    public Policy of(String table, String column) {
        TableRule rule = rule(table);
        return Policy.of(rule.column(column).choices().over(rule.choices()).over(everywhere()));
    }

    private Choices everywhere() {
        return choices.over(profile.choices());
    }
}
