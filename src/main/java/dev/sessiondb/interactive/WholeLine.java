package dev.sessiondb.interactive;

import org.jline.reader.impl.DefaultParser;

/** An answer is one word, whatever is in it: a path may have spaces, quotes and backslashes. */
final class WholeLine extends DefaultParser {

    WholeLine() {
        setQuoteChars(new char[0]);
        setEscapeChars(new char[0]);
    }

    @Override
    public boolean isDelimiterChar(CharSequence buffer, int position) {
        return false;
    }
}
