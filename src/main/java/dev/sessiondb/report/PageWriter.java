package dev.sessiondb.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Writes a page as one document that loads nothing. It reads the same as HTML and as XML: W3C, "Polyglot Markup". */
public final class PageWriter {
    static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    /** What a file that this program may replace has near its beginning. */
    static final String MARK = "<meta name=\"generator\" content=\"sessiondb\"/>";

    private static final String STYLE = "/report/report.css";

    private PageWriter() {}

    /** The document, with an end of line. */
    public static String write(Page page) {
        Markup markup = new Markup();
        markup.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en", "xml:lang", "en")
                .line();
        head(page, markup);
        body(page, markup);
        markup.close().line();
        return "<!DOCTYPE html>\n" + markup.finish();
    }

    private static void head(Page page, Markup markup) {
        markup.open("head").line().empty("meta", "charset", "utf-8").line();
        markup.empty("meta", "name", "generator", "content", "sessiondb").line();
        markup.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY)
                .line();
        markup.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        markup.empty("meta", "name", "color-scheme", "content", "light dark").line();
        markup.empty("meta", "name", "referrer", "content", "no-referrer").line();
        markup.element("title", page.title()).line();
        markup.style(style()).line();
        markup.close().line();
    }

    private static void body(Page page, Markup markup) {
        markup.open("body").line();
        markup.open("a", "href", "#content", "class", "skip")
                .text("to the content")
                .close()
                .line();
        markup.open("header").element("h1", page.title());
        markup.open("p", "class", "command")
                .code(page.command())
                .close()
                .close()
                .line();
        contents(page, markup);
        markup.open("main", "id", "content").line();
        outcome(page.outcome(), markup);
        page.sections().forEach(section -> section(section, markup));
        markup.close().line();
        markup.open("footer").open("p").prose(page.made()).close().close().line();
        markup.close().line();
    }

    private static void contents(Page page, Markup markup) {
        markup.open("nav", "aria-label", "contents").open("ul").line();
        for (Section section : page.sections()) {
            markup.open("li").element("a", section.title(), "href", "#" + section.id());
            markup.close().line();
        }
        markup.close().close().line();
    }

    private static void outcome(Outcome outcome, Markup markup) {
        markup.open(
                        "section",
                        "id",
                        "outcome",
                        "class",
                        "outcome " + outcome.tone().css())
                .line();
        markup.element("h2", outcome.word()).line();
        outcome.sentences().forEach(sentence -> new Paragraph(sentence).write(markup));
        markup.close().line();
    }

    private static void section(Section section, Markup markup) {
        String heading = section.id() + "-title";
        markup.open("section", "id", section.id(), "aria-labelledby", heading).line();
        markup.element("h2", section.title(), "id", heading).line();
        section.blocks().forEach(block -> block.write(markup));
        markup.close().line();
    }

    static String style() {
        try (InputStream in = Objects.requireNonNull(PageWriter.class.getResourceAsStream(STYLE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
