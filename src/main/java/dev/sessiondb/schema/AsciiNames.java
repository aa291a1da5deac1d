package dev.sessiondb.schema;

/** SQLite's names are equal when they are so in ASCII lower case: {@code A} and {@code a} are one name, {@code É} and {@code é} are two. */
public final class AsciiNames {

    private AsciiNames() {}

    public static String lower(String name) {
        StringBuilder lower = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            lower.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
        }
        return lower.toString();
    }

    public static boolean same(String one, String other) {
        return one.length() == other.length() && lower(one).equals(lower(other));
    }
}
