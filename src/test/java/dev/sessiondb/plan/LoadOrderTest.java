package dev.sessiondb.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoadOrderTest {

    @Test
    void putsReferencedTablesFirst() {
        List<List<String>> order =
                LoadOrder.of(Map.of("track", List.of("album"), "album", List.of("artist"), "artist", List.of()));
        assertThat(order).containsExactly(List.of("artist"), List.of("album"), List.of("track"));
    }

    @Test
    void keepsTheTablesOfACycleTogetherBeforeThoseThatNeedThem() {
        List<List<String>> order = LoadOrder.of(Map.of(
                "leaf",
                List.of("branch"),
                "branch",
                List.of("point", "branch"),
                "point",
                List.of("branch"),
                "free",
                List.of("gone")));
        assertThat(order).hasSize(3);
        assertThat(order.stream().filter(g -> g.size() == 2).map(Set::copyOf))
                .containsExactly(Set.of("branch", "point"));
        assertThat(order.indexOf(List.of("leaf"))).isGreaterThan(indexOfCycle(order));
    }

    private static int indexOfCycle(List<List<String>> order) {
        return order.indexOf(
                order.stream().filter(g -> g.size() == 2).findFirst().orElseThrow());
    }
}
