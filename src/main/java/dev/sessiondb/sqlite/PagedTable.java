package dev.sessiondb.sqlite;

import dev.sessiondb.convert.Affinity;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.DamagedFile;
import dev.sessiondb.schema.AsciiNames;
import dev.sessiondb.schema.Column;
import dev.sessiondb.schema.GeneratedValue;
import dev.sessiondb.schema.Table;
import dev.sessiondb.sqlite.pages.DatabaseFile;
import dev.sessiondb.sqlite.pages.DatabasePages;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a table's values stand in its records, of a table that can be read from the pages: one with rowids, whose text is UTF-8 and whose columns are all stored. */
final class PagedTable {
    /** The column is another name for the rowid. */
    static final int ROWID = -1;

    private static final String ROOT = "SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = ?";

    /** What is computed when it is read has no place in a record. */
    private static final String STORED = "SELECT name FROM pragma_table_xinfo(?) WHERE hidden <> 2 ORDER BY cid";

    private final Table table;
    private final long root;
    private final int stored;
    private final int[] fields;
    private final boolean[] reals;

    private PagedTable(Table table, long root, List<String> stored) {
        this.table = table;
        this.root = root;
        this.stored = stored.size();
        int columns = table.columns().size();
        this.fields = new int[columns];
        this.reals = new boolean[columns];
        for (int i = 0; i < columns; i++) {
            Column column = table.columns().get(i);
            fields[i] = alias(table, column) ? ROWID : place(stored, column);
            reals[i] = Affinity.of(column.declaredType()) == Affinity.REAL;
        }
    }

    /** Empty for a table that only SQLite can read. */
    static Optional<PagedTable> of(Table table, Database database) throws SQLException {
        boolean plain = !table.withoutRowid()
                && table.derived().isEmpty()
                && RowIdentity.of(table, database).rowid().isPresent()
                && !TextEncoding.of(database).utf16()
                && table.columns().stream().allMatch(PagedTable::stored);
        if (!plain) {
            return Optional.empty();
        }
        List<Long> roots = database.list(ROOT, row -> row.getLong(1), table.name());
        List<String> names = database.list(STORED, row -> row.getString(1), table.name());
        boolean known = roots.size() == 1
                && roots.get(0) > 0
                && table.columns().stream().allMatch(column -> place(names, column) >= 0);
        return known ? Optional.of(new PagedTable(table, roots.get(0), names)) : Optional.empty();
    }

    private static boolean stored(Column column) {
        return column.generated().map(GeneratedValue::stored).orElse(true);
    }

    private static boolean alias(Table table, Column column) {
        return table.primaryKey()
                .filter(key -> key.rowidAlias() && AsciiNames.same(key.columns().get(0), column.name()))
                .isPresent();
    }

    private static int place(List<String> stored, Column column) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < stored.size(); i++) {
            if (AsciiNames.same(stored.get(i), column.name())) {
                places.add(i);
            }
        }
        return places.size() == 1 ? places.get(0) : -1;
    }

    DatabasePages pages(DatabaseFile file) {
        try {
            return file.pages();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    long root() {
        return root;
    }

    /** Those of a whole record, not all of which are read. */
    int storedColumns() {
        return stored;
    }

    int columnCount() {
        return fields.length;
    }

    /** The place of a column in the record, or {@link #ROWID}. */
    int field(int column) {
        return fields[column];
    }

    /** Whether integers of the column are reals that were stored in less room. */
    boolean real(int column) {
        return reals[column];
    }

    void find(SqliteRowCursor row, long rowid) {
        try {
            if (!row.seek(rowid)) {
                throw unreadable(new DamagedFile("SQLite doesn't find row " + rowid));
            }
        } catch (SQLException e) {
            throw SqliteErrors.unavailable("cannot read table `" + table.name() + "`, rowid " + rowid, e);
        }
    }

    SessionDbException unreadable(IOException cause) {
        String what = "cannot read table `" + table.name() + "`";
        if (!(cause instanceof DamagedFile)) {
            return SqliteErrors.unavailable(what, cause);
        }
        return Problem.of(ErrorCode.SOURCE_UNAVAILABLE, what)
                .causedBy(SqliteErrors.causeText(cause))
                .hint(SqliteErrors.DAMAGED)
                .toException(cause);
    }
}
