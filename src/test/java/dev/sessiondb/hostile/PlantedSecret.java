package dev.sessiondb.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** A password that is looked for, as it is and as a URL or a string of JSON spells it, whole and in pieces. */
record PlantedSecret(String value) {
    private static final int PIECE = 7;

    /** As a URL has it. */
    String encoded() {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** As a line of a password file has it. */
    String inPasswordFile() {
        return value.replace("\\", "\\\\").replace(":", "\\:");
    }

    private Set<String> pieces() {
        Set<String> pieces = new LinkedHashSet<>();
        String quoted = value.replace("\"", "\\\"").replace("'", "''");
        for (String form : Set.of(value, encoded(), encoded().toLowerCase(Locale.ROOT), quoted)) {
            for (int i = 0; i + PIECE <= form.length(); i++) {
                pieces.add(form.substring(i, i + PIECE));
            }
        }
        return pieces;
    }

    /**
     * Looks for it.
     *
     * @throws AssertionError when it is there
     */
    void requireAbsent(String place, String text) {
        assertThat(pieces().stream().filter(text::contains))
                .as("pieces of the password in %s: %s", place, text)
                .isEmpty();
    }
}
