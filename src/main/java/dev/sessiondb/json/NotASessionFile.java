package dev.sessiondb.json;

/** A document that is JSON, and has none of the shapes. */
final class NotASessionFile extends Exception {
    private static final long serialVersionUID = 1L;

    private final String found;

    /** @param found what it is instead, such as {@code an array of numbers} */
    NotASessionFile(String found) {
        super(found);
        this.found = found;
    }

    String found() {
        return found;
    }
}
