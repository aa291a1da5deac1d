package dev.sessiondb.plan;

import dev.sessiondb.convert.NumericTime;
import java.util.OptionalInt;

/**
 * How the values of a column were written in the source, for the way back into a file that is made anew.
 *
 * @param unit what numbers count, where the type is a date or time
 * @param spelling the place of the spelling that most values had among the type's, from 0; empty when no value told
 * @param mixed whether some were written in another way than most
 */
public record OriginalColumn(NumericTime unit, OptionalInt spelling, boolean mixed) {}
