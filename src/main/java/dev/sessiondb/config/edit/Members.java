package dev.sessiondb.config.edit;

/** Puts a member into a mapping, object or inline table in braces, as the first. */
record Members(String text, Tree.Mapping mapping) {

    /** {@code member} is the member's text on one line. */
    Splice insert(String member) {
        int open = mapping.span().from() + 1;
        if (mapping.entries().isEmpty()) {
            return insertOnly(open, mapping.span().to() - 1, member);
        }
        int first = mapping.entries().get(0).span().from();
        if (!Lines.between(text, open, first)) {
            return Splice.insert(first, member + "," + space());
        }
        return Lines.insert(text, Lines.next(text, open), Lines.indentation(text, first) + member + ",");
    }

    /** Whether the members stand on lines of their own. */
    boolean onLines() {
        return !mapping.entries().isEmpty()
                && Lines.between(
                        text,
                        mapping.span().from(),
                        mapping.entries().get(0).span().from());
    }

    /** What follows a colon here: a space or nothing. */
    String space() {
        if (mapping.entries().isEmpty()) {
            return " ";
        }
        int value = mapping.entries().get(0).value().span().from();
        return Character.isWhitespace(text.charAt(value - 1)) ? " " : "";
    }

    private Splice insertOnly(int open, int close, String member) {
        if (Lines.between(text, open, close)) {
            return Lines.insert(text, Lines.next(text, open), Lines.indentation(text, open) + "  " + member);
        }
        String pad = open == close ? "" : " ";
        return new Splice(open, close, pad + member + pad);
    }
}
