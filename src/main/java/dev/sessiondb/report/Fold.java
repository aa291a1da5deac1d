package dev.sessiondb.report;

import java.util.List;

/** Details that open when they are asked for, and in print. */
public record Fold(String summary, List<Block> blocks) implements Block {

    public Fold {
        blocks = List.copyOf(blocks);
    }

    @Override
    public void write(Markup markup) {
        markup.open("details").open("summary").prose(summary).close().line();
        blocks.forEach(block -> block.write(markup));
        markup.close().line();
    }
}
