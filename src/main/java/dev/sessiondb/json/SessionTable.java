package dev.sessiondb.json;

import dev.sessiondb.schema.Identifiers;
import dev.sessiondb.store.RowWriter;
import dev.sessiondb.store.StagedFile;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table that is made of the records, in a new file. */
final class SessionTable implements AutoCloseable {
    static final String TABLE = "sessions";

    private final List<ColumnSpec> columns;
    private final Map<String, Integer> places = new HashMap<>();
    private final StagedFile file;
    private final RowWriter writer;

    SessionTable(Workshop workshop, Path path, List<ColumnSpec> columns) {
        this.columns = List.copyOf(columns);
        List<String> names = new ArrayList<>(List.of(SessionRecord.SESSION));
        for (ColumnSpec column : columns) {
            places.put(column.key(), names.size());
            names.add(column.name());
        }
        this.file = workshop.files().apply(path);
        file.execute(List.of(ddl()));
        this.writer = file.writer(TABLE, names, Optional.empty());
    }

    private String ddl() {
        StringBuilder ddl = new StringBuilder("CREATE TABLE sessions (\n  session TEXT NOT NULL PRIMARY KEY");
        for (ColumnSpec column : columns) {
            ddl.append(",\n  ")
                    .append(Identifiers.quote(column.name()))
                    .append(' ')
                    .append(column.form().declaredType());
        }
        return ddl.append("\n)").toString();
    }

    void insert(SessionRecord found) {
        for (int i = 1; i <= columns.size(); i++) {
            writer.putNull(i);
        }
        text(0, found.session().orElseThrow());
        found.columns().forEach((name, cell) -> {
            int place = places.getOrDefault(name, 0);
            put(place, columns.get(place - 1).form(), cell);
        });
        writer.insert();
    }

    private void put(int place, Form form, Cell cell) {
        if (cell.kind() == Cell.Kind.NULL) {
            return;
        }
        switch (form) {
            case BOOLEAN -> writer.putNumber(place, cell.text().equals("true") ? 1 : 0);
            case INTEGER -> writer.putNumber(place, cell.longValue());
            case REAL -> writer.putReal(place, cell.doubleValue());
            case DATETIME -> time(place, cell, false);
            case DATETIME_IN_MILLISECONDS -> time(place, cell, true);
            default -> text(place, cell.text());
        }
    }

    private void time(int place, Cell cell, boolean milliseconds) {
        if (!cell.isNumber()) {
            text(place, cell.text());
            return;
        }
        BigDecimal number =
                milliseconds && TimeForm.isSeconds(cell) ? cell.decimal().movePointRight(3) : cell.decimal();
        if (number.stripTrailingZeros().scale() <= 0) {
            writer.putNumber(place, number.longValueExact());
        } else {
            writer.putReal(place, number.doubleValue());
        }
    }

    private void text(int place, String text) {
        writer.putText(place, text.getBytes(StandardCharsets.UTF_8));
    }

    void finish() {
        writer.close();
        file.finish();
    }

    @Override
    public void close() {
        file.close();
    }
}
