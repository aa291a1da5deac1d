package dev.sessiondb.convert;

import java.util.Map;
import java.util.Optional;

/**
 * A stated change to the values of one column, asked for by the operator, before they are converted.
 *
 * @param emptyIsNull a text of no characters but spaces becomes NULL
 * @param nul what becomes of NUL characters
 * @param replaceInvalid malformed UTF-8 is replaced
 * @param json texts are JSON, in which NUL is written as an escape
 * @param numbersAreText numbers become texts, as SQLite writes them
 * @param values texts and numerals that become others, or NULL
 * @param nullable whether a value may become NULL; otherwise it stays as it is
 * @param nulls the text that NULL becomes
 */
public record Amendment(
        boolean emptyIsNull,
        NulText nul,
        boolean replaceInvalid,
        boolean json,
        boolean numbersAreText,
        Map<String, Optional<String>> values,
        boolean nullable,
        Optional<String> nulls) {

    public static final Amendment NONE =
            new Amendment(false, NulText.FAIL, false, false, false, Map.of(), true, Optional.empty());

    public Amendment {
        values = Map.copyOf(values);
    }

    /** Nothing but that NULL becomes a text. */
    public static Amendment filling(Optional<String> nulls) {
        return new Amendment(false, NulText.FAIL, false, false, false, Map.of(), true, nulls);
    }

    public boolean none() {
        return !emptyIsNull
                && nul == NulText.FAIL
                && !replaceInvalid
                && !numbersAreText
                && values.isEmpty()
                && nulls.isEmpty();
    }

    boolean mendsText() {
        return nul != NulText.FAIL || replaceInvalid;
    }
}
