package dev.sessiondb.report;

import java.util.List;

/**
 * All of a page.
 *
 * @param command the command it tells of
 * @param made by which program and when, in words
 */
public record Page(String title, String command, Outcome outcome, List<Section> sections, String made) {

    public Page {
        sections = List.copyOf(sections);
    }
}
