package dev.sessiondb.report;

import java.util.List;

/** What the operator is promised, each with what this run shows for it. */
public record Promises(List<Promise> promises) implements Block {

    public Promises {
        promises = List.copyOf(promises);
    }

    /**
     * One of them.
     *
     * @param word whether it was kept, in a word or two
     * @param evidence sentences; what stands between backticks is code
     */
    public record Promise(String title, Tone tone, String word, List<String> evidence) {

        public Promise {
            evidence = List.copyOf(evidence);
        }
    }

    @Override
    public void write(Markup markup) {
        markup.open("ul", "class", "promises").line();
        for (Promise promise : promises) {
            markup.open("li", "class", promise.tone().css());
            markup.element("h3", promise.title());
            markup.element("p", promise.word(), "class", "word").line();
            promise.evidence().forEach(sentence -> new Paragraph(sentence).write(markup));
            markup.close().line();
        }
        markup.close().line();
    }
}
