package dev.sessiondb.report;

import java.util.List;
import java.util.TreeSet;

/**
 * Which table refers to which, as a picture: referenced tables on the left, those that refer to them on the right.
 *
 * @param keys of tables by name; a table that is in none of them isn't drawn
 */
public record KeyGraph(List<TableReference> keys) implements Block {
    /** More than that nobody can read. */
    public static final int MOST_TABLES = 200;

    public KeyGraph {
        keys = List.copyOf(keys);
    }

    /** The tables that are drawn. */
    public List<String> tables() {
        TreeSet<String> names = new TreeSet<>();
        for (TableReference key : keys) {
            names.add(key.table());
            names.add(key.references());
        }
        return List.copyOf(names);
    }

    @Override
    public void write(Markup markup) {
        if (tables().size() > MOST_TABLES) {
            new Paragraph(tables().size() + " tables refer to each other: too many for a picture; all keys are below")
                    .write(markup);
            return;
        }
        new KeyGraphSvg(new Layering(tables(), keys)).write(markup);
    }
}
