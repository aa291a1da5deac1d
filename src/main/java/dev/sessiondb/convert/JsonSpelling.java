package dev.sessiondb.convert;

import java.util.List;

/** {@code json} as its text, {@code jsonb} as PostgreSQL prints it or without the spaces. */
final class JsonSpelling {

    private JsonSpelling() {}

    /** Behind that many bytes in front: the version that jsonb is sent with. */
    static List<Spelling> all(int start) {
        return start == 0
                ? List.of((value, out) -> out.setText(value.bytes()))
                : List.of(
                        (value, out) -> out.setText(laidOut(value.text(start), " ")),
                        (value, out) -> out.setText(laidOut(value.text(start), "")));
    }

    /** PostgreSQL writes a space behind each comma and colon that stand outside of strings, and no other. */
    private static String laidOut(String json, String gap) {
        StringBuilder text = new StringBuilder(json.length());
        boolean inString = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (inString && c == '\\') {
                text.append(c).append(json.charAt(++i));
                continue;
            }
            inString ^= c == '"';
            if (inString || !Character.isWhitespace(c)) {
                text.append(c);
            }
            if (!inString && (c == ',' || c == ':')) {
                text.append(gap);
            }
        }
        return text.toString();
    }
}
