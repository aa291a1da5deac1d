package dev.sessiondb.json;

import java.util.Optional;

/** Escapes let JSON hold what no encoding of Unicode can. */
final class Unicode {

    private Unicode() {}

    /** What is wrong with the text, if anything is. */
    static Optional<String> fault(String text) {
        return firstLone(text) < 0 ? Optional.empty() : Optional.of("an unpaired surrogate");
    }

    /** The JSON text with each unpaired surrogate escaped; they can only be inside strings. */
    static String escaped(String json) {
        int lone = firstLone(json);
        if (lone < 0) {
            return json;
        }
        StringBuilder escaped = new StringBuilder(json.length() + 16);
        for (int i = 0; i < json.length(); i++) {
            char character = json.charAt(i);
            if (paired(json, i)) {
                escaped.append(character).append(json.charAt(++i));
            } else if (Character.isSurrogate(character)) {
                escaped.append("\\u").append(Integer.toHexString(character));
            } else {
                escaped.append(character);
            }
        }
        return escaped.toString();
    }

    private static int firstLone(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (paired(text, i)) {
                i++;
            } else if (Character.isSurrogate(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean paired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }
}
