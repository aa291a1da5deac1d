package dev.sessiondb.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.report.Placement.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Graphs of any kind, laid out. */
class PlacementTest {

    @Property(tries = 300)
    void everyTableStandsRightOfWhatItRefersToAndUponNoOther(
            @ForAll @IntRange(min = 2, max = 80) int tables,
            @ForAll @IntRange(min = 1, max = 200) int keys,
            @ForAll long seed) {
        KeyGraph graph = new KeyGraph(references(tables, keys, new Random(seed)));
        Layering layering = new Layering(graph.tables(), graph.keys());
        Placement placement = new Placement(layering);
        for (TableReference key : layering.keys()) {
            boolean right = layering.layer(key.table()) > layering.layer(key.references());
            assertThat(right).isEqualTo(!layering.closesCycle(key));
            List<Place> way = placement.way(key);
            assertThat(way).hasSize(Math.abs(layering.layer(key.table()) - layering.layer(key.references())) + 1);
        }
        for (List<Place> layer : placement.layers()) {
            List<Place> boxes = layer.stream().filter(place -> place.table).toList();
            for (int i = 1; i < boxes.size(); i++) {
                assertThat(boxes.get(i).y() - boxes.get(i - 1).y()).isGreaterThanOrEqualTo(Placement.HEIGHT);
            }
        }
    }

    @Example
    void aChainIsARow() {
        Layering layering = new Layering(
                List.of("a", "b", "c"), List.of(new TableReference("c", "b"), new TableReference("b", "a")));
        assertThat(layering.rows()).containsExactly(List.of("a"), List.of("b"), List.of("c"));
    }

    @Example
    void aCycleHasOneKeyThatLeadsTheOtherWay() {
        List<TableReference> cycle =
                List.of(new TableReference("a", "b"), new TableReference("b", "c"), new TableReference("c", "a"));
        Layering layering = new Layering(List.of("a", "b", "c"), cycle);
        assertThat(cycle.stream().filter(layering::closesCycle)).hasSize(1);
    }

    @Example
    void aLongChainNeedsNoDeepStack() {
        List<TableReference> chain = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            chain.add(new TableReference("t" + i, "t" + (i + 1)));
        }
        Layering layering = new Layering(new KeyGraph(chain).tables(), chain);
        assertThat(layering.layer("t0")).isEqualTo(20_000);
    }

    private static List<TableReference> references(int tables, int keys, Random random) {
        List<TableReference> references = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            references.add(new TableReference("t" + random.nextInt(tables), "t" + random.nextInt(tables)));
        }
        return references;
    }
}
