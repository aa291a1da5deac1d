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
     * @param bytes per second, as {@code rows}
     */
    record Stretch(long from, long to, double bytes, double rows) {}

    List<Stretch> stretches() {
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 1; i < samples.size(); i++) {
            Sample from = samples.get(i - 1);
            Sample to = samples.get(i);
            long milliseconds = Math.max(1, to.milliseconds() - from.milliseconds());
            stretches.add(new Stretch(
                    from.milliseconds(),
                    to.milliseconds(),
                    (to.bytes() - from.bytes()) * 1000.0 / milliseconds,
                    (to.rows() - from.rows()) * 1000.0 / milliseconds));
        }
        return stretches;
    }

    @Override
    public void write(Markup markup) {
        List<Stretch> stretches = stretches();
        List<RateMeasure> measures = samples.get(samples.size() - 1).rows() > 0
                ? List.of(RateMeasure.BYTES, RateMeasure.ROWS)
                : List.of(RateMeasure.BYTES);
        measures.forEach(measure -> new RatePlotSvg(stretches, measure).write(markup));
        List<DataTable.Column> columns = new ArrayList<>(List.of(DataTable.Column.text("time")));
        measures.forEach(measure -> columns.add(DataTable.Column.number(measure.word())));
        List<List<String>> rows =
                stretches.stream().map(stretch -> row(stretch, measures)).toList();
        DataTable table = new DataTable("throughput over time", columns, rows, Optional.empty());
        new Fold("the same in numbers", List.of(table)).write(markup);
    }

    private static List<String> row(Stretch stretch, List<RateMeasure> measures) {
        List<String> row = new ArrayList<>();
        row.add(Amounts.duration(stretch.from()) + " to " + Amounts.duration(stretch.to()));
        measures.forEach(measure -> row.add(measure.amount(measure.rate(stretch)) + "/s"));
        return row;
    }
}
