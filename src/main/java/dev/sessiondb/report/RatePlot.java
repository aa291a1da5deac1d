package dev.sessiondb.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How fast the rows went in, over time.
 *
 * @param samples in order of time, two at least
 */
public record RatePlot(List<Sample> samples) implements Block {

    public RatePlot {
        samples = List.copyOf(samples);
        if (samples.size() < 2) {
            throw new IllegalArgumentException("a rate needs two samples");
        }
    }

    /**
     * A stretch between two samples.
     *
     * @param from milliseconds since the beginning, as {@code to}
     * @param rate bytes per second
     */
    record Stretch(long from, long to, double rate) {}

    List<Stretch> stretches() {
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 1; i < samples.size(); i++) {
            Sample from = samples.get(i - 1);
            Sample to = samples.get(i);
            long milliseconds = Math.max(1, to.milliseconds() - from.milliseconds());
            stretches.add(new Stretch(
                    from.milliseconds(), to.milliseconds(), (to.bytes() - from.bytes()) * 1000.0 / milliseconds));
        }
        return stretches;
    }

    @Override
    public void write(Markup markup) {
        List<Stretch> stretches = stretches();
        new RatePlotSvg(stretches).write(markup);
        List<List<String>> rows = stretches.stream()
                .map(stretch -> List.of(
                        Amounts.duration(stretch.from()) + " to " + Amounts.duration(stretch.to()),
                        Amounts.bytes(stretch.rate()) + "/s"))
                .toList();
        List<DataTable.Column> columns = List.of(DataTable.Column.text("time"), DataTable.Column.number("throughput"));
        DataTable table = new DataTable("throughput over time", columns, rows, Optional.empty());
        new Fold("the same in numbers", List.of(table)).write(markup);
    }
}
