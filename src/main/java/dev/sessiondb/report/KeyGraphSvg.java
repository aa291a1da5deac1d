package dev.sessiondb.report;

import dev.sessiondb.report.Placement.Place;
import java.util.List;
import java.util.Locale;

/** Draws tables as boxes and their foreign keys as lines. */
final class KeyGraphSvg {
    private static final double POINT = 7;

    private final Layering layering;
    private final Placement placement;
    private final GraphGeometry geometry;

    KeyGraphSvg(Layering layering) {
        this.layering = layering;
        this.placement = new Placement(layering);
        this.geometry = new GraphGeometry(placement.layers());
    }

    void write(Markup markup) {
        markup.open("div", "class", "scroll", "role", "region", "aria-label", "foreign keys, picture", "tabindex", "0");
        open(markup);
        markup.element("title", "foreign keys", "id", "graph-title").line();
        markup.element("desc", description(), "id", "graph-desc").line();
        layering.keys().forEach(key -> line(key, markup));
        placement.layers().stream()
                .flatMap(List::stream)
                .filter(place -> place.table)
                .forEach(place -> box(place, markup));
        markup.close().close().line();
    }

    private void open(Markup markup) {
        String width = number(geometry.width());
        String height = number(geometry.height());
        String[] attributes = {
            "xmlns", "http://www.w3.org/2000/svg",
            "class", "graph",
            "role", "img",
            "aria-labelledby", "graph-title graph-desc",
            "width", width,
            "height", height,
            "viewBox", "0 0 " + width + " " + height
        };
        markup.open("svg", attributes).line();
    }

    private String description() {
        long turned = layering.keys().stream().filter(layering::closesCycle).count();
        String cycles = turned == 0 ? "" : "; dashed lines lead the other way, since they close a cycle";
        return layering.tables().size()
                + " tables; a line leads from a table to the one on its left that it refers to" + cycles
                + "; the list below the picture has all keys";
    }

    private void line(TableReference key, Markup markup) {
        List<Place> way = placement.way(key);
        boolean turned = layering.closesCycle(key);
        markup.open("path", "class", turned ? "key turned" : "key", "d", path(way));
        markup.element("title", key.table() + " refers to " + key.references());
        markup.close();
        Place referenced = turned ? way.get(way.size() - 1) : way.get(0);
        double x = turned ? geometry.left(referenced) : geometry.right(referenced);
        arrow(x, geometry.middle(referenced), turned ? -POINT : POINT, markup);
    }

    private String path(List<Place> way) {
        StringBuilder path = new StringBuilder("M ").append(point(right(way.get(0))));
        for (int i = 1; i < way.size(); i++) {
            double[] from = right(way.get(i - 1));
            double[] to = {geometry.left(way.get(i)), geometry.middle(way.get(i))};
            double half = (to[0] - from[0]) / 2;
            path.append(" C ").append(point(from[0] + half, from[1]));
            path.append(' ').append(point(to[0] - half, to[1]));
            path.append(' ').append(point(to));
            if (!way.get(i).table) {
                path.append(" L ").append(point(right(way.get(i))));
            }
        }
        return path.toString();
    }

    private double[] right(Place place) {
        return new double[] {geometry.right(place), geometry.middle(place)};
    }

    /** Its point touches the table that is referred to. */
    private static void arrow(double x, double y, double back, Markup markup) {
        String corners = "M " + point(x, y) + " L " + point(x + back, y - POINT / 2) + " L "
                + point(x + back, y + POINT / 2) + " Z";
        markup.element("path", "", "class", "arrow", "d", corners).line();
    }

    private void box(Place place, Markup markup) {
        boolean self = layering.refersToItself(place.name);
        double top = geometry.middle(place) - Placement.HEIGHT / 2;
        String[] box = {
            "class", self ? "table self" : "table",
            "x", number(geometry.left(place)),
            "y", number(top),
            "width", number(geometry.boxWidth(place)),
            "height", number(Placement.HEIGHT),
            "rx", "4"
        };
        markup.open("g").element("title", place.name + (self ? ", refers to itself" : ""));
        markup.element("rect", "", box);
        String x = number(geometry.left(place) + GraphGeometry.PADDING);
        String y = number(geometry.middle(place) + 4);
        markup.element("text", GraphGeometry.shown(place.name), "x", x, "y", y);
        markup.close().line();
    }

    private static String point(double... at) {
        return number(at[0]) + " " + number(at[1]);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
