package dev.sessiondb.config.edit;

import java.util.Optional;

/**
 * A new text that was proved to differ in the one value.
 *
 * @param line the value's line in it, from 1
 */
record Planned(String text, int line, boolean flat, Optional<String> before) {

    static Planned of(String text, Refusal refusal) {
        Syntax syntax = Syntax.of(ConfigFormat.of(refusal.file()), refusal);
        Change change = syntax.change(text, refusal.key(), refusal.value());
        Proof proof = new Proof(syntax, refusal.key(), refusal.value());
        for (Splice splice : change.candidates()) {
            if (unchanged(change, refusal)) {
                return new Planned(text, Lines.number(text, splice.from()), change.flat(), change.before());
            }
            if (proof.holds(text, change, splice)) {
                return done(text, change, splice, refusal.value());
            }
        }
        throw refusal.because("there is no way to change that value alone");
    }

    private static boolean unchanged(Change change, Refusal refusal) {
        return change.before().equals(Optional.of(refusal.value()));
    }

    private static Planned done(String text, Change change, Splice splice, String value) {
        String after = splice.in(text);
        int at = splice.from() + Math.max(0, splice.text().lastIndexOf(value));
        return new Planned(after, Lines.number(after, at), change.flat(), change.before());
    }
}
