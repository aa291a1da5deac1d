package dev.sessiondb.convert;

import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.RowIds;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Tries conversions on every value of a table. */
public final class ConversionCheck {
    private static final int FIRST = 10;

    private final List<AmendedRows> views = new ArrayList<>();
    private final List<List<Trial>> trials = new ArrayList<>();
    private final FieldBuffer buffer = new FieldBuffer(OutputStream.nullOutputStream());

    private ConversionCheck(RowCursor rows, List<List<ConversionSpec>> candidates) {
        int most = candidates.stream().mapToInt(List::size).max().orElse(0);
        for (int rank = 0; rank < most; rank++) {
            views.add(AmendedRows.over(rows, amendments(candidates, rank)));
        }
        for (int column = 0; column < candidates.size(); column++) {
            trials.add(trials(rows, column, candidates.get(column)));
        }
    }

    /** What the candidates of one rank, a column each, want changed. */
    private static List<Amendment> amendments(List<List<ConversionSpec>> candidates, int rank) {
        return candidates.stream()
                .map(column -> rank < column.size() ? column.get(rank).amendment() : Amendment.NONE)
                .toList();
    }

    private List<Trial> trials(RowCursor rows, int column, List<ConversionSpec> candidates) {
        return IntStream.range(0, candidates.size())
                .mapToObj(rank -> {
                    ConversionSpec spec = candidates.get(rank);
                    AmendedRows view = views.get(rank);
                    return new Trial(spec.amendment().none() ? rows : view, view, column, spec);
                })
                .toList();
    }

    /**
     * Reads all rows once.
     *
     * @param candidates for each column of the cursor the conversions to try; none for a column that isn't looked at
     * @return outcomes in the same arrangement
     */
    public static List<List<ConversionOutcome>> run(RowCursor rows, List<List<ConversionSpec>> candidates) {
        ConversionCheck check = new ConversionCheck(rows, candidates);
        List<Trial> all = check.trials.stream().flatMap(List::stream).toList();
        while (rows.next()) {
            check.views.forEach(AmendedRows::moved);
            for (Trial trial : all) {
                trial.value(check.buffer);
            }
        }
        return check.trials.stream()
                .map(column -> column.stream().map(Trial::outcome).toList())
                .toList();
    }

    /** One conversion of one column, and how it fares. */
    private static final class Trial {
        private final RowCursor row;
        private final AmendedRows view;
        private final int column;
        private final ConversionSpec spec;
        private final Conversion conversion;
        private final List<ConversionFailure> first = new ArrayList<>();
        private final LongStream.Builder rows = LongStream.builder();
        private long failures;

        Trial(RowCursor row, AmendedRows view, int column, ConversionSpec spec) {
            this.row = row;
            this.view = view;
            this.column = column;
            this.spec = spec;
            this.conversion = Conversions.of(spec);
        }

        void value(FieldBuffer buffer) {
            buffer.truncate(0);
            if (!conversion.append(row, column, buffer)) {
                fail();
            }
        }

        private void fail() {
            failures++;
            if (failures <= RowIds.MOST) {
                rows.add(row.rowId());
            }
            if (first.size() < FIRST) {
                first.add(new ConversionFailure(
                        row.rowName(), conversion.reason(row, column), Fault.of(row, column, spec)));
            }
        }

        ConversionOutcome outcome() {
            RowIds ids = failures > RowIds.MOST ? RowIds.NONE : RowIds.of(rows.build());
            return new ConversionOutcome(failures, first, ids, view.counts(column), conversion.changes());
        }
    }
}
