package dev.sessiondb.report;

import dev.sessiondb.report.Placement.Place;
import java.util.List;

/** Where the columns and rows of a placed graph are in the picture, in pixels. */
final class GraphGeometry {
    static final double PADDING = 8;

    /** Longer names are cut in the picture; the list below it has them whole. */
    static final int LONGEST_NAME = 34;

    private static final double CHARACTER = 7.3;
    private static final double MARGIN = 12;
    private static final double NARROWEST_GAP = 60;
    private static final double WIDEST_GAP = 200;

    private final double[] left;
    private final double[] widths;
    private final double width;
    private final double height;

    GraphGeometry(List<List<Place>> layers) {
        left = new double[layers.size()];
        widths = new double[layers.size()];
        height = layers.stream()
                        .flatMap(List::stream)
                        .mapToDouble(place -> place.y() + Placement.HEIGHT / 2)
                        .max()
                        .orElse(0)
                + 2 * MARGIN;
        double gap = Math.max(NARROWEST_GAP, Math.min(WIDEST_GAP, height / 6));
        double x = MARGIN;
        for (int i = 0; i < layers.size(); i++) {
            left[i] = x;
            widths[i] = layers.get(i).stream()
                                    .mapToInt(place -> columns(shown(place.name)))
                                    .max()
                                    .orElse(0)
                            * CHARACTER
                    + 2 * PADDING;
            x += widths[i] + gap;
        }
        width = x - gap + MARGIN;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    double left(Place place) {
        return left[place.layer];
    }

    double right(Place place) {
        return left[place.layer] + widths[place.layer];
    }

    double boxWidth(Place place) {
        return widths[place.layer];
    }

    double middle(Place place) {
        return place.y() + MARGIN;
    }

    /** A name as it fits into a box. */
    static String shown(String name) {
        int[] characters = name.codePoints().limit(LONGEST_NAME + 1L).toArray();
        return characters.length > LONGEST_NAME ? new String(characters, 0, LONGEST_NAME - 1) + "…" : name;
    }

    /** Letters of the East and symbols take two columns. */
    private static int columns(String text) {
        return text.codePoints().map(c -> c >= 0x1100 && c != '…' ? 2 : 1).sum();
    }
}
