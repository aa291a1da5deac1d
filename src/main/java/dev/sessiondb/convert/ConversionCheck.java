package dev.sessiondb.convert;

import dev.sessiondb.store.RowCursor;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Tries conversions on every value of a table. */
public final class ConversionCheck {
    private static final int FIRST = 10;

    private final List<List<Trial>> trials;
    private final FieldBuffer buffer = new FieldBuffer(OutputStream.nullOutputStream());

    private ConversionCheck(List<List<Conversion>> candidates) {
        this.trials = candidates.stream()
                .map(column -> column.stream().map(Trial::new).toList())
                .toList();
    }

    /**
     * Reads all rows once.
     *
     * @param candidates for each column of the cursor the conversions to try, in order of preference; none for a column that isn't looked at
     * @return outcomes in the same arrangement
     */
    public static List<List<ConversionOutcome>> run(RowCursor rows, List<List<Conversion>> candidates) {
        ConversionCheck check = new ConversionCheck(candidates);
        while (rows.next()) {
            check.row(rows);
        }
        return check.trials.stream()
                .map(column -> column.stream().map(Trial::outcome).toList())
                .toList();
    }

    private void row(RowCursor row) {
        for (int column = 0; column < trials.size(); column++) {
            List<Trial> candidates = trials.get(column);
            for (int i = 0; i < candidates.size(); i++) {
                boolean last = i == candidates.size() - 1;
                candidates.get(i).value(row, column, last, buffer);
            }
        }
    }

    /** One conversion and how it fares. */
    private static final class Trial {
        private final Conversion conversion;
        private final List<ConversionFailure> first = new ArrayList<>();
        private long failures;

        Trial(Conversion conversion) {
            this.conversion = conversion;
        }

        void value(RowCursor row, int column, boolean last, FieldBuffer buffer) {
            if (failures > FIRST && !last) {
                return;
            }
            buffer.truncate(0);
            if (conversion.append(row, column, buffer)) {
                return;
            }
            failures++;
            if (first.size() < FIRST) {
                first.add(new ConversionFailure(row.rowName(), conversion.reason(row, column)));
            }
        }

        ConversionOutcome outcome() {
            return new ConversionOutcome(failures, first);
        }
    }
}
