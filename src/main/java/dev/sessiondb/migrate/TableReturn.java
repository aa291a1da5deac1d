package dev.sessiondb.migrate;

import dev.sessiondb.convert.Affinity;
import dev.sessiondb.convert.BinaryField;
import dev.sessiondb.convert.KeyBytes;
import dev.sessiondb.convert.Respelling;
import dev.sessiondb.convert.StoredValue;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.plan.ReturnedColumn;
import dev.sessiondb.plan.SqliteTablePlan;
import dev.sessiondb.schema.Table;
import dev.sessiondb.store.FileStore;
import dev.sessiondb.store.ReadColumn;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.RowIndex;
import dev.sessiondb.store.RowWriter;
import dev.sessiondb.store.StagedFile;
import dev.sessiondb.store.StorageClass;
import dev.sessiondb.store.TargetRows;
import dev.sessiondb.store.TargetSnapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Brings the rows of one table back. A value that means what the old file has under the same key is copied from there, byte by byte. Used once. */
final class TableReturn {
    private static final int LEARNT_FROM = 2000;
    private static final int FIRST = 10;

    private final SqliteTablePlan plan;
    private final List<Respelling> respellings;
    private final List<BinaryField> fields;
    private final List<Integer> keyPlaces;
    private final KeyBytes keys = new KeyBytes();
    private final StoredValue value = new StoredValue();
    private final List<String> failures = new ArrayList<>();
    private long failed;
    private long unchanged;
    private long changed;
    private long inserted;
    private long learntFrom;
    private long nextRowid;

    TableReturn(SqliteTablePlan plan) {
        this.plan = plan;
        this.respellings = plan.columns().stream().map(TableReturn::respelling).toList();
        this.fields = plan.columns().stream().map(c -> new BinaryField()).toList();
        this.keyPlaces = plan.keyPlaces().stream()
                .filter(i -> !plan.key().isEmpty()
                        || plan.columns().get(i).position().isPresent())
                .toList();
    }

    private static Respelling respelling(ReturnedColumn column) {
        Respelling respelling = new Respelling(column.conversion(), Affinity.of(column.declaredType()));
        column.spelling().ifPresent(respelling::begin);
        return respelling;
    }

    /**
     * Writes all rows.
     *
     * @param base the finished copy of the old file
     * @throws SessionDbException with {@code MIGRATION_FAILED}, naming the first values that SQLite can't hold, or the row that the table refuses
     */
    SqliteTableReport run(TargetSnapshot snapshot, FileStore files, Optional<Path> base, StagedFile staged) {
        List<ReadColumn> read = plan.columns().stream()
                .map(c -> new ReadColumn(c.source(), false))
                .toList();
        if (plan.old().isEmpty() || base.isEmpty()) {
            try (RowWriter writer = staged.writer(plan.target(), targets(), Optional.empty());
                    TargetRows rows = snapshot.read(plan.source(), read)) {
                while (rows.next()) {
                    point(rows);
                    write(writer, Optional.empty(), List.of());
                }
            }
            return report(0);
        }
        Table old = plan.old().get();
        try (RowIndex index = files.index(base.get(), old, this::oldKey)) {
            staged.empty(plan.target());
            merge(snapshot.read(plan.source(), read), index, staged);
            return report(index.rows() - unchanged - changed);
        }
    }

    private void merge(TargetRows source, RowIndex index, StagedFile staged) {
        List<Integer> others = others(plan.old().orElseThrow());
        List<String> all = new ArrayList<>(targets());
        others.forEach(i -> all.add(plan.old().orElseThrow().columns().get(i).name()));
        nextRowid = index.highestRowid();
        try (TargetRows rows = source;
                RowWriter kept = staged.writer(plan.target(), all, index.rowidName());
                RowWriter fresh = staged.writer(plan.target(), targets(), index.rowidName())) {
            boolean findable = keyPlaces.stream()
                    .allMatch(i -> plan.columns().get(i).position().isPresent());
            while (rows.next()) {
                point(rows);
                boolean found = findable && index.find(key());
                RowWriter writer = found ? kept : fresh;
                if (index.rowidName().isPresent()) {
                    writer.rowid(found ? index.rowid().orElseThrow() : ++nextRowid);
                }
                write(writer, found ? Optional.of(index.row()) : Optional.empty(), found ? others : List.of());
            }
        }
    }

    private void point(TargetRows rows) {
        for (int i = 0; i < fields.size(); i++) {
            fields.get(i).set(rows.buffer(), rows.offset(i), rows.length(i));
        }
    }

    private byte[] oldKey(RowCursor row) {
        if (learntFrom++ % Math.max(1, plan.rows() / LEARNT_FROM) == 0) {
            learn(row);
        }
        List<Integer> positions = new ArrayList<>();
        for (int place : keyPlaces) {
            plan.columns().get(place).position().ifPresent(positions::add);
        }
        return positions.size() == keyPlaces.size() && !positions.isEmpty()
                ? keys.of(row, keyRespellings(), positions)
                : new byte[0];
    }

    private void learn(RowCursor row) {
        for (int i = 0; i < respellings.size(); i++) {
            int place = i;
            plan.columns().get(i).position().ifPresent(position -> respellings
                    .get(place)
                    .learn(row, position));
        }
    }

    private List<Respelling> keyRespellings() {
        return keyPlaces.stream().map(respellings::get).toList();
    }

    private byte[] key() {
        return keys.of(keyPlaces.stream().map(fields::get).toList(), keyRespellings());
    }

    private void write(RowWriter writer, Optional<RowCursor> old, List<Integer> others) {
        boolean same = old.isPresent();
        boolean whole = true;
        for (int i = 0; i < respellings.size(); i++) {
            ReturnedColumn column = plan.columns().get(i);
            boolean keeps = old.isPresent()
                    && column.position().isPresent()
                    && respellings.get(i).same(old.get(), column.position().getAsInt(), fields.get(i));
            same &= keeps || column.position().isEmpty();
            if (keeps) {
                copy(writer, i, old.get(), column.position().getAsInt());
            } else {
                whole &= spell(writer, i);
            }
        }
        for (int i = 0; i < others.size(); i++) {
            copy(writer, respellings.size() + i, old.orElseThrow(), others.get(i));
        }
        if (whole) {
            insert(writer);
        }
        unchanged += same ? 1 : 0;
        changed += old.isPresent() && !same ? 1 : 0;
        inserted += old.isPresent() ? 0 : 1;
    }

    private boolean spell(RowWriter writer, int place) {
        if (respellings.get(place).write(fields.get(place), value)) {
            put(writer, place);
            return true;
        }
        failed++;
        if (failures.size() < FIRST) {
            String words = respellings.get(place).words(fields.get(place));
            failures.add("table `" + plan.source() + "`, " + rowName() + ", column `"
                    + plan.columns().get(place).source() + "`: " + words);
        }
        return false;
    }

    private void put(RowWriter writer, int place) {
        switch (value.storage()) {
            case NULL -> writer.putNull(place);
            case INTEGER -> writer.putNumber(place, value.number());
            case REAL -> writer.putReal(place, value.real());
            case TEXT -> writer.putText(place, value.bytes());
            case BLOB -> writer.putBlob(place, value.bytes());
        }
    }

    private void copy(RowWriter writer, int place, RowCursor row, int column) {
        if (row.storageClass(column) != StorageClass.NULL && row.large(column)) {
            throw Problem.of(
                            ErrorCode.MIGRATION_FAILED,
                            "a value of table `" + plan.target() + "`, " + row.rowName()
                                    + ", that only the SQLite file has is too large to be carried along")
                    .hint("take column `"
                            + plan.old().orElseThrow().columns().get(column).name()
                            + "` out of the table before, and put it back from the backup afterwards")
                    .toException();
        }
        switch (row.storageClass(column)) {
            case NULL -> writer.putNull(place);
            case INTEGER -> writer.putNumber(place, row.longValue(column));
            case REAL -> writer.putReal(place, row.doubleValue(column));
            case TEXT -> writer.putText(place, row.bytes(column));
            case BLOB -> writer.putBlob(place, row.bytes(column));
        }
    }

    private void insert(RowWriter writer) {
        try {
            writer.insert();
        } catch (SessionDbException e) {
            Problem problem = e.problem();
            throw problem.causedBy(rowName() + ": " + problem.causedBy().orElse(""))
                    .toException(e);
        }
    }

    private String rowName() {
        List<Integer> places = plan.key().isEmpty() ? List.of(0) : plan.keyPlaces();
        return places.stream()
                .map(i -> plan.columns().get(i).source() + " = "
                        + respellings.get(i).words(fields.get(i)))
                .collect(Collectors.joining(", "));
    }

    private List<String> targets() {
        return plan.columns().stream().map(ReturnedColumn::target).toList();
    }

    /** The old table's own columns that PostgreSQL doesn't have; SQLite computes generated ones itself. */
    private List<Integer> others(Table old) {
        return IntStream.range(0, old.columns().size())
                .filter(i -> old.columns().get(i).generated().isEmpty())
                .filter(i -> !old.derived().containsKey(old.columns().get(i).name()))
                .filter(i -> plan.columns().stream()
                        .noneMatch(c -> c.target().equals(old.columns().get(i).name())))
                .boxed()
                .toList();
    }

    private SqliteTableReport report(long removed) {
        if (failed > 0) {
            throw Problem.of(
                            ErrorCode.MIGRATION_FAILED,
                            failed + " value(s) of table `" + plan.source() + "` can't be held by SQLite")
                    .causedBy(String.join("\n", failures))
                    .hint("change these values in PostgreSQL, and run the same command again")
                    .toException();
        }
        long rows = unchanged + changed + inserted;
        return new SqliteTableReport(plan.source(), plan.target(), rows, unchanged, changed, inserted, removed, 0);
    }
}
