package dev.sessiondb.report;

import java.util.List;

/** Names and what they stand for. */
public record Facts(List<Fact> facts) implements Block {

    public Facts {
        facts = List.copyOf(facts);
    }

    /** One of them; what stands between backticks in the value is code. */
    public record Fact(String name, String value) {}

    @Override
    public void write(Markup markup) {
        markup.open("dl", "class", "facts").line();
        for (Fact fact : facts) {
            markup.element("dt", fact.name());
            markup.open("dd").prose(fact.value()).close().line();
        }
        markup.close().line();
    }
}
