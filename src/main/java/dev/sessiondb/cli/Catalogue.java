package dev.sessiondb.cli;

/** Where cause and remedy of what is found are written down. */
final class Catalogue {
    private Catalogue() {}

    /** The place of a check's id, or of a finding's, drift's or warning's code, in the documentation. */
    static String place(String id) {
        return "docs/findings.md#" + id;
    }
}
