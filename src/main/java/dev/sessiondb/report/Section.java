package dev.sessiondb.report;

import java.util.List;

/**
 * A part of the page with a title of its own.
 *
 * @param id stable, for links
 */
public record Section(String id, String title, List<Block> blocks) {

    public Section {
        blocks = List.copyOf(blocks);
    }
}
