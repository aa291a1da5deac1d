package dev.sessiondb.report;

import dev.sessiondb.report.RatePlot.Stretch;

/** What goes on at a rate. */
enum RateMeasure {
    BYTES("throughput over time", "throughput") {
        @Override
        double rate(Stretch stretch) {
            return stretch.bytes();
        }

        @Override
        String amount(double bytes) {
            return Amounts.bytes(bytes);
        }
    },
    ROWS("rows per second over time", "rows") {
        @Override
        double rate(Stretch stretch) {
            return stretch.rows();
        }

        @Override
        String amount(double rows) {
            return Amounts.count(Math.round(rows)) + " rows";
        }
    };

    private final String title;
    private final String word;

    RateMeasure(String title, String word) {
        this.title = title;
        this.word = word;
    }

    String title() {
        return title;
    }

    String word() {
        return word;
    }

    /** Per second. */
    abstract double rate(Stretch stretch);

    abstract String amount(double amount);
}
