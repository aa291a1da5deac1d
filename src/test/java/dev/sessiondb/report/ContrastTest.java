package dev.sessiondb.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The colours of the style sheet, by the contrast ratio of WCAG 2.2, success criteria 1.4.3 and 1.4.11. */
class ContrastTest {
    private static final List<String> TEXT = List.of("ink", "faint", "link", "good", "open", "bad");
    private static final List<String> GROUNDS = List.of("paper", "panel");

    private final String css = PageWriter.style();

    @ParameterizedTest
    @ValueSource(strings = {":root {", "prefers-color-scheme: dark", "@media print"})
    void textAndLinesAreSeen(String scheme) {
        Map<String, String> colours = colours(scheme);
        for (String ground : GROUNDS) {
            for (String text : TEXT) {
                assertThat(contrast(colours, text, ground))
                        .as(text + " on " + ground)
                        .isGreaterThanOrEqualTo(4.5);
            }
            assertThat(contrast(colours, "mark", ground)).isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void noColourStandsOutsideTheSchemes() {
        String rules = css.replaceAll("--[a-z]+: #[0-9a-f]{6};", "");
        assertThat(rules).doesNotContain("#").doesNotContainPattern("rgb|hsl|<|&");
    }

    /** Those of the first block of definitions after a text. */
    private Map<String, String> colours(String scheme) {
        String from = css.substring(css.indexOf(scheme));
        Matcher matcher = Pattern.compile("--([a-z]+): (#[0-9a-f]{6});").matcher(from.substring(0, from.indexOf('}')));
        Map<String, String> colours = new HashMap<>();
        while (matcher.find()) {
            colours.put(matcher.group(1), matcher.group(2));
        }
        assertThat(colours).containsKeys("paper", "panel", "ink", "mark");
        return colours;
    }

    private static double contrast(Map<String, String> colours, String one, String other) {
        double first = luminance(colours.get(one));
        double second = luminance(colours.get(other));
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
