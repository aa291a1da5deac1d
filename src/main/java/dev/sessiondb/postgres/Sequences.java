package dev.sessiondb.postgres;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.schema.Identifiers;
import dev.sessiondb.store.SequenceFloor;
import dev.sessiondb.store.SequenceStart;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Lets identity columns go on where nobody has been yet. */
final class Sequences {
    private final Connection connection;
    private final String schema;

    Sequences(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    /** The sequence that a column owns, quoted; of a table quoted, and a column that isn't. */
    static Optional<String> of(Connection connection, String table, String column) throws SQLException {
        return Query.first(
                        connection,
                        "SELECT coalesce(pg_get_serial_sequence(?, ?), '')",
                        row -> String.valueOf(row.getString(1)),
                        table,
                        column)
                .filter(s -> !s.isEmpty());
    }

    /** Not undone by a rollback, so it comes last. A column without a sequence is left out. */
    List<SequenceStart> raise(List<SequenceFloor> floors) throws SQLException {
        List<SequenceStart> starts = new ArrayList<>();
        for (SequenceFloor floor : floors) {
            Optional<String> sequence = of(connection, Bookkeeping.qualified(schema, floor.table()), floor.column());
            if (sequence.isPresent()) {
                starts.add(raise(floor, sequence.get()));
            }
        }
        return starts;
    }

    private record State(long start, long increment, long greatest, OptionalLong last) {

        /** What the next row would get; empty when there is nothing left to give. */
        OptionalLong next() {
            if (last.isEmpty()) {
                return OptionalLong.of(start);
            }
            boolean exhausted = increment > 0 && last.getAsLong() > greatest - increment;
            return exhausted ? OptionalLong.empty() : OptionalLong.of(last.getAsLong() + increment);
        }
    }

    /** Past the source's highest id ever and the target's own highest; never back, and never below the sequence's own start. */
    private SequenceStart raise(SequenceFloor floor, String sequence) throws SQLException {
        State state = state(sequence);
        long highest = Math.max(floor.last(), highest(floor));
        OptionalLong next = state.next();
        boolean behind = state.increment() > 0 && next.isPresent() && next.getAsLong() <= highest;
        if (behind) {
            requireRoom(floor, highest, state.greatest());
            Query.number(connection, "SELECT setval(?::regclass, ?, true)", sequence, highest);
            next = new State(state.start(), state.increment(), state.greatest(), OptionalLong.of(highest)).next();
        }
        return new SequenceStart(floor.table(), floor.column(), next);
    }

    private static void requireRoom(SequenceFloor floor, long highest, long greatest) {
        if (highest <= greatest) {
            return;
        }
        String column = "`" + floor.table() + "`.`" + floor.column() + "`";
        throw Problem.of(
                        ErrorCode.MIGRATION_FAILED,
                        "the sequence of column " + column + " ends before the source's ids")
                .causedBy("it ends at " + greatest + ", the highest id in use or used before is " + highest)
                .hint("ALTER SEQUENCE ... AS bigint MAXVALUE 9223372036854775807, and widen the column")
                .toException();
    }

    private State state(String sequence) throws SQLException {
        return Query.first(
                        connection,
                        """
                        SELECT seqstart, seqincrement, seqmax, pg_sequence_last_value(seqrelid) FROM pg_sequence WHERE seqrelid = ?::regclass
                        """,
                        row -> {
                            long last = row.getLong(4);
                            OptionalLong known = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(last);
                            return new State(row.getLong(1), row.getLong(2), row.getLong(3), known);
                        },
                        sequence)
                .orElseThrow();
    }

    /** Empty tables have no highest id: the floor decides. */
    private long highest(SequenceFloor floor) throws SQLException {
        return Query.first(
                        connection,
                        "SELECT max(" + Identifiers.quote(floor.column()) + ")::bigint FROM "
                                + Bookkeeping.qualified(schema, floor.table()),
                        row -> {
                            long highest = row.getLong(1);
                            return row.wasNull() ? floor.last() : highest;
                        })
                .orElse(floor.last());
    }
}
