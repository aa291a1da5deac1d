package dev.sessiondb.json;

/** Counts what the values of one column are. */
final class ColumnSurvey {
    private final String name;
    private final boolean time;
    private long values;
    private long strings;
    private long booleans;
    private long longs;
    private long doubles;
    private long structures;
    private long seconds;
    private long milliseconds;
    private long timeTexts;

    ColumnSurvey(String name) {
        this.name = name;
        this.time = name.endsWith("At") || name.endsWith("_at");
    }

    void add(Cell cell) {
        switch (cell.kind()) {
            case NULL -> {
                return;
            }
            case STRING -> strings++;
            case BOOLEAN -> booleans++;
            case STRUCTURE -> structures++;
            default -> number(cell);
        }
        values++;
        if (time && cell.kind() == Cell.Kind.STRING && TimeForm.isText(cell.text())) {
            timeTexts++;
        }
    }

    private void number(Cell cell) {
        boolean exact = cell.fitsDouble();
        longs += cell.fitsLong() ? 1 : 0;
        doubles += exact ? 1 : 0;
        if (time && (cell.fitsLong() || exact)) {
            seconds += TimeForm.isSeconds(cell) ? 1 : 0;
            milliseconds += TimeForm.isMilliseconds(cell) ? 1 : 0;
        }
    }

    String name() {
        return name;
    }

    Form form() {
        if (time && values > 0 && timeTexts + seconds + milliseconds == values) {
            return mixedUnits() ? Form.DATETIME_IN_MILLISECONDS : Form.DATETIME;
        }
        if (values == 0 || strings == values) {
            return Form.TEXT;
        }
        if (booleans == values) {
            return Form.BOOLEAN;
        }
        if (structures == values) {
            return Form.JSON;
        }
        if (longs == values) {
            return Form.INTEGER;
        }
        return doubles == values ? Form.REAL : Form.TEXT;
    }

    private boolean mixedUnits() {
        return seconds > 0 && milliseconds > 0;
    }

    /** What the operator should know about how the values are stored; empty when they are stored as they are. */
    String remark() {
        Form form = form();
        if (form == Form.DATETIME_IN_MILLISECONDS) {
            return Quoted.of(name) + " counts seconds in " + seconds + " records and milliseconds in " + milliseconds
                    + ": all are read as the times they mean";
        }
        boolean mixed = form == Form.TEXT && strings < values;
        return mixed
                ? Quoted.of(name) + " holds values of several kinds: those that aren't strings are kept as JSON text"
                : "";
    }
}
