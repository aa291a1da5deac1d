package dev.sessiondb.report;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.w3c.dom.Document;

/** Any text stands in the document as a text, and as nothing else. */
class EscapesTest {

    @Property(tries = 2000)
    void anyTextIsReadBack(@ForAll String text) {
        Document document =
                Markups.parse(new Markup().element("p", text, "title", text).finish());
        assertThat(document.getDocumentElement().getChildNodes().getLength()).isLessThanOrEqualTo(1);
        assertThat(document.getDocumentElement().getTextContent()).isEqualTo(visible(text));
    }

    @Property(tries = 500)
    void proseNeverMakesMoreThanCode(@ForAll String text) {
        Document document = Markups.parse(
                new Markup().open("p").prose("`" + text + "` < " + text).close().finish());
        assertThat(Markups.all(document, "*"))
                .allSatisfy(element -> assertThat(element.getLocalName()).isIn("p", "code"));
        String read = document.getDocumentElement().getTextContent().replace("`", "");
        assertThat(read).isEqualTo(visible((text + " < " + text).replace("`", "")));
    }

    @Example
    void whatSteersIsShown() {
        assertThat(Escapes.of("a\u202eb\u0000\u001b[31m\r\n\t\uffff\ud800"))
                .isEqualTo("a\\u202eb\\u0000\\u001b[31m\\u000d\n\t\\uffff\\ud800");
        assertThat(Escapes.of("<a href='\"'>&")).isEqualTo("&lt;a href=&#39;&quot;&#39;&gt;&amp;");
    }

    /** Worked out anew: each character that XML or a reader's eye can't take is its JSON escape. */
    private static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean taken = c == '\n'
                    || c == '\t'
                    || c >= 0x20 && c < 0x7f
                    || c >= 0xa0 && c < 0xd800
                    || c >= 0xe000 && c < 0xfffe
                    || c >= 0x10000 && (c & 0xfffe) != 0xfffe;
            boolean steers = c >= 0x202a && c <= 0x202e
                    || c >= 0x2066 && c <= 0x2069
                    || c == 0x200e
                    || c == 0x200f
                    || c == 0x61c
                    || c == 0x2028
                    || c == 0x2029;
            if (taken && !steers) {
                visible.appendCodePoint(c);
            } else {
                visible.append(String.format("\\u%04x", c));
            }
        });
        return visible.toString();
    }
}
