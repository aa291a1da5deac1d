package dev.sessiondb.report;

import dev.sessiondb.report.RatePlot.Stretch;
import java.util.List;
import java.util.Locale;

/** Draws a rate over time as a stepped line, both axes from zero. */
final class RatePlotSvg {
    private static final double WIDTH = 720;
    private static final double HEIGHT = 240;
    private static final double LEFT = 128;
    private static final double RIGHT = 16;
    private static final double TOP = 14;
    private static final double BOTTOM = 34;
    private static final int TICKS = 5;

    private final List<Stretch> stretches;
    private final RateMeasure measure;
    private final double start;
    private final double end;
    private final double highest;

    RatePlotSvg(List<Stretch> stretches, RateMeasure measure) {
        this.stretches = stretches;
        this.measure = measure;
        this.start = stretches.get(0).from();
        this.end =
                Math.max(start + 1, (double) stretches.get(stretches.size() - 1).to());
        double most = stretches.stream().mapToDouble(measure::rate).max().orElse(0);
        this.highest = Math.max(1, step(most) * Math.ceil(most / step(most)));
    }

    void write(Markup markup) {
        String[] attributes = {
            "xmlns", "http://www.w3.org/2000/svg",
            "class", "plot",
            "role", "img",
            "aria-labelledby", id("title") + " " + id("desc"),
            "viewBox", "0 0 " + number(WIDTH) + " " + number(HEIGHT)
        };
        markup.open("svg", attributes).line();
        markup.element("title", measure.title(), "id", id("title")).line();
        markup.element("desc", description(), "id", id("desc")).line();
        double rates = step(highest);
        for (double rate = 0; rate <= highest * 1.001; rate += rates) {
            rateTick(rate, markup);
        }
        double seconds = step(end - start);
        for (double time = 0; time <= end - start; time += seconds) {
            timeTick(time, markup);
        }
        markup.element(
                        "path",
                        "",
                        "class",
                        "area",
                        "d",
                        line() + " L " + x(end) + " " + y(0) + " L " + x(start) + " " + y(0) + " Z")
                .line();
        markup.element("path", "", "class", "rate", "d", line()).line();
        markup.close().line();
    }

    /** Both pictures are on one page. */
    private String id(String part) {
        return "plot-" + measure.word() + "-" + part;
    }

    private String description() {
        double amount = stretches.stream()
                .mapToDouble(stretch -> measure.rate(stretch) * (stretch.to() - stretch.from()) / 1000)
                .sum();
        double most = stretches.stream().mapToDouble(measure::rate).max().orElse(0);
        return measure.amount(amount) + " in " + Amounts.duration(Math.round(end - start)) + ", "
                + measure.amount(amount * 1000 / (end - start)) + " per second on average, at most "
                + measure.amount(most);
    }

    private String line() {
        StringBuilder path = new StringBuilder();
        for (Stretch stretch : stretches) {
            path.append(path.isEmpty() ? "M " : " L ");
            path.append(x((double) stretch.from())).append(' ').append(y(measure.rate(stretch)));
            path.append(" L ").append(x((double) stretch.to())).append(' ').append(y(measure.rate(stretch)));
        }
        return path.toString();
    }

    private void rateTick(double rate, Markup markup) {
        String y = y(rate);
        markup.element("path", "", "class", "grid", "d", "M " + number(LEFT) + " " + y + " H " + number(WIDTH - RIGHT));
        String text = rate == 0 ? "0" : measure.amount(rate) + "/s";
        markup.element("text", text, "x", number(LEFT - 8), "y", y, "dy", "4", "class", "end")
                .line();
    }

    private void timeTick(double time, Markup markup) {
        String x = x(start + time);
        String bottom = number(HEIGHT - BOTTOM);
        markup.element("path", "", "class", "grid", "d", "M " + x + " " + bottom + " v 5");
        String text = Amounts.duration(Math.round(time));
        markup.element("text", text, "x", x, "y", number(HEIGHT - BOTTOM + 20), "class", "middle")
                .line();
    }

    private String x(double time) {
        return number(LEFT + (time - start) / (end - start) * (WIDTH - LEFT - RIGHT));
    }

    private String y(double rate) {
        return number(HEIGHT - BOTTOM - rate / highest * (HEIGHT - TOP - BOTTOM));
    }

    /** 1, 2 or 5 times a power of ten, so that about five of them make the whole. */
    private static double step(double whole) {
        double rough = Math.max(whole, 1) / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double times = rough / power;
        return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
