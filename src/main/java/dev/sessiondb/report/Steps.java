package dev.sessiondb.report;

import java.util.List;
import java.util.Optional;

/** What to do, in order. */
public record Steps(List<Step> steps) implements Block {

    public Steps {
        steps = List.copyOf(steps);
    }

    /**
     * One of them.
     *
     * @param command can be pasted; empty where there is none
     */
    public record Step(String description, Optional<String> command) {}

    @Override
    public void write(Markup markup) {
        markup.open("ol", "class", "steps").line();
        for (Step step : steps) {
            markup.open("li").prose(step.description());
            step.command().ifPresent(command -> markup.open("pre", "tabindex", "0", "dir", "ltr")
                    .element("code", command)
                    .close());
            markup.close().line();
        }
        markup.close().line();
    }
}
