package dev.sessiondb.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where each table of a layered graph stands within its layer: near those it is tied to, so that lines seldom cross. A line over several layers passes through a place of its own in each. Steps 3 and 4 after
 * Sugiyama, with barycentres.
 */
final class Placement {
    static final double HEIGHT = 24;
    private static final double GAP = 10;
    private static final double LINE = 6;
    private static final int SWEEPS = 12;

    /** A table, or the place where a line passes a layer. */
    static final class Place {
        final String name;
        final boolean table;
        final int layer;
        private final List<Place> left = new ArrayList<>();
        private final List<Place> right = new ArrayList<>();
        private double y;

        Place(String name, boolean table, int layer) {
            this.name = name;
            this.table = table;
            this.layer = layer;
        }

        /** The middle of its height. */
        double y() {
            return y;
        }

        private double height() {
            return table ? HEIGHT + GAP : LINE;
        }
    }

    private final List<List<Place>> layers = new ArrayList<>();
    private final Map<String, Place> tables = new HashMap<>();
    private final Map<TableReference, List<Place>> ways = new HashMap<>();

    Placement(Layering layering) {
        for (List<String> row : layering.rows()) {
            List<Place> places = new ArrayList<>();
            for (String name : row) {
                Place place = new Place(name, true, layers.size());
                tables.put(name, place);
                places.add(place);
            }
            layers.add(places);
        }
        layering.keys().forEach(key -> ways.put(key, way(key, layering)));
        layers.forEach(Placement::stack);
        order();
        settle();
    }

    List<List<Place>> layers() {
        return layers;
    }

    /** The places that the key's line goes through, from left to right, a table at either end. */
    List<Place> way(TableReference key) {
        return ways.getOrDefault(key, List.of());
    }

    private List<Place> way(TableReference key, Layering layering) {
        boolean turned = layering.layer(key.table()) < layering.layer(key.references());
        String first = turned ? key.table() : key.references();
        String last = turned ? key.references() : key.table();
        List<Place> way = new ArrayList<>(List.of(table(first)));
        for (int layer = layering.layer(first) + 1; layer < layering.layer(last); layer++) {
            Place between = new Place("", false, layer);
            layers.get(layer).add(between);
            way.add(between);
        }
        way.add(table(last));
        for (int i = 1; i < way.size(); i++) {
            way.get(i).left.add(way.get(i - 1));
            way.get(i - 1).right.add(way.get(i));
        }
        return way;
    }

    private Place table(String name) {
        return Objects.requireNonNull(tables.get(name), name);
    }

    private void order() {
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean rightwards = sweep % 2 == 0;
            for (int i = 0; i < layers.size(); i++) {
                List<Place> layer = layers.get(rightwards ? i : layers.size() - 1 - i);
                layer.sort(Comparator.comparingDouble(place -> mean(rightwards ? place.left : place.right, place.y)));
                stack(layer);
            }
        }
    }

    /** Moves each towards the middle of all that it is tied to, as far as its neighbours let it; the order stays. */
    private void settle() {
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (List<Place> layer : layers) {
                for (Place place : layer) {
                    List<Place> tied = new ArrayList<>(place.left);
                    tied.addAll(place.right);
                    place.y = mean(tied, place.y);
                }
                part(layer);
            }
        }
        double top = layers.stream()
                .flatMap(List::stream)
                .mapToDouble(place -> place.y - place.height() / 2)
                .min()
                .orElse(0);
        layers.forEach(layer -> layer.forEach(place -> place.y -= top));
    }

    /** Pushes apart what lies upon each other, down and up by halves. */
    private static void part(List<Place> layer) {
        double[] down = new double[layer.size()];
        double[] up = new double[layer.size()];
        for (int i = 0; i < layer.size(); i++) {
            double wanted = layer.get(i).y;
            down[i] = i == 0 ? wanted : Math.max(wanted, down[i - 1] + apart(layer.get(i - 1), layer.get(i)));
        }
        for (int i = layer.size() - 1; i >= 0; i--) {
            double wanted = layer.get(i).y;
            up[i] = i == layer.size() - 1
                    ? wanted
                    : Math.min(wanted, up[i + 1] - apart(layer.get(i), layer.get(i + 1)));
        }
        for (int i = 0; i < layer.size(); i++) {
            layer.get(i).y = (down[i] + up[i]) / 2;
        }
    }

    private static double apart(Place upper, Place lower) {
        return (upper.height() + lower.height()) / 2;
    }

    private static void stack(List<Place> layer) {
        double total = layer.stream().mapToDouble(Place::height).sum();
        double y = -total / 2;
        for (Place place : layer) {
            place.y = y + place.height() / 2;
            y += place.height();
        }
    }

    private static double mean(List<Place> places, double otherwise) {
        return places.stream().mapToDouble(Place::y).average().orElse(otherwise);
    }
}
