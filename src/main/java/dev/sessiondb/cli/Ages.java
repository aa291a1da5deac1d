package dev.sessiondb.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How old something is: {@code 12h}, {@code 30d} or {@code 8w} on the command line, {@code 3 days ago} in print. */
final class Ages implements ITypeConverter<Duration> {
    private static final Pattern AGE = Pattern.compile("([1-9]\\d{0,5})([hdw])");
    private static final int DAYS_OF_A_WEEK = 7;
    private static final int TWICE = 2;

    @Override
    public Duration convert(String text) {
        Matcher age = AGE.matcher(text);
        if (!age.matches()) {
            throw new TypeConversionException("'" + text + "' is not an age such as 12h, 30d or 8w");
        }
        long number = Long.parseLong(age.group(1));
        return switch (age.group(2)) {
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofDays(number * DAYS_OF_A_WEEK);
        };
    }

    /** In the largest unit of which there are two at least. */
    static String words(Instant time, Instant now) {
        Duration age = Duration.between(time, now);
        if (age.isNegative()) {
            return "in the future";
        }
        if (age.toMinutes() < TWICE) {
            return "just now";
        }
        if (age.toHours() < TWICE) {
            return Words.count(age.toMinutes(), "minute") + " ago";
        }
        return age.toDays() < TWICE
                ? Words.count(age.toHours(), "hour") + " ago"
                : Words.count(age.toDays(), "day") + " ago";
    }

    /** {@code 30 days}, {@code 12 hours}. */
    static String words(Duration age) {
        return age.toHours() % Duration.ofDays(1).toHours() == 0
                ? Words.count(age.toDays(), "day")
                : Words.count(age.toHours(), "hour");
    }
}
