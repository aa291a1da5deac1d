package dev.sessiondb.interactive;

import java.util.Optional;

/**
 * One way out of what stops a run.
 *
 * @param option of the command line
 * @param value what it is given; empty when the person types it
 * @param effect what it does, in words
 */
record Choice(String option, Optional<String> value, String effect) {

    static Choice of(String option, String value, String effect) {
        return new Choice(option, Optional.of(value), effect);
    }

    /** One whose value is typed. */
    static Choice typed(String option, String effect) {
        return new Choice(option, Optional.empty(), effect);
    }

    String line() {
        return option + value.map(word -> " " + word).orElse(" ...") + ": " + effect;
    }
}
