package dev.sessiondb.report;

/** A sentence or two; what stands between backticks is code. */
public record Paragraph(String text) implements Block {

    @Override
    public void write(Markup markup) {
        markup.open("p").prose(text).close().line();
    }
}
