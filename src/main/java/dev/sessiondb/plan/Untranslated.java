package dev.sessiondb.plan;

/** Thrown where part of a view has no translation; becomes a finding that says why. */
final class Untranslated extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param why in words, to follow {@code the view is not carried:} */
    Untranslated(String why) {
        super(why, null, false, false);
    }
}
