package dev.sessiondb.json;

import dev.sessiondb.dump.DumpTable;
import dev.sessiondb.store.RowWriter;
import dev.sessiondb.store.StagedColumn;
import dev.sessiondb.store.StorageClass;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Writes the rows of one table of a dump, and digests what it writes. What SQLite computes itself is left to it. */
final class LoadedTable implements RowWriter {
    private static final int COMPUTED = -1;

    private final DumpTable table;
    private final RowWriter out;
    private final int[] places;
    private final List<Integer> written = new ArrayList<>();
    private final RowSum sum = new RowSum();

    /**
     * @param columns the dump's, as SQLite sees them
     * @param out takes those that aren't generated; closed with this
     */
    LoadedTable(DumpTable table, List<StagedColumn> columns, RowWriter out) {
        this.table = table;
        this.out = out;
        this.places = new int[columns.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = columns.get(i).generated() ? COMPUTED : written.size();
            if (!columns.get(i).generated()) {
                written.add(i);
            }
        }
    }

    DumpTable table() {
        return table;
    }

    /** Which columns the digest is of. */
    List<Integer> written() {
        return List.copyOf(written);
    }

    String total() {
        return sum.total();
    }

    @Override
    public void rowid(long value) {
        out.rowid(value);
    }

    @Override
    public void putNull(int column) {
        if (places[column] != COMPUTED) {
            sum.nothing();
            out.putNull(places[column]);
        }
    }

    @Override
    public void putNumber(int column, long value) {
        if (places[column] != COMPUTED) {
            sum.integer(value);
            out.putNumber(places[column], value);
        }
    }

    @Override
    public void putReal(int column, double value) {
        if (places[column] != COMPUTED) {
            sum.real(value);
            out.putReal(places[column], value);
        }
    }

    @Override
    public void putText(int column, byte[] value) {
        if (places[column] != COMPUTED) {
            whole(StorageClass.TEXT, value);
            out.putText(places[column], value);
        }
    }

    @Override
    public void putBlob(int column, byte[] value) {
        if (places[column] != COMPUTED) {
            whole(StorageClass.BLOB, value);
            out.putBlob(places[column], value);
        }
    }

    private void whole(StorageClass kind, byte[] value) {
        sum.begin(kind);
        sum.piece(value, 0, value.length);
        sum.end(value.length);
    }

    @Override
    public OutputStream pieces(int column, StorageClass kind) {
        return places[column] == COMPUTED
                ? OutputStream.nullOutputStream()
                : new DigestedPieces(kind, out.pieces(places[column], kind));
    }

    private final class DigestedPieces extends FilterOutputStream {
        private long length;

        DigestedPieces(StorageClass kind, OutputStream out) {
            super(out);
            sum.begin(kind);
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            out.write(bytes, offset, count);
            sum.piece(bytes, offset, count);
            length += count;
        }

        @Override
        public void close() throws IOException {
            out.close();
            sum.end(length);
        }
    }

    @Override
    public void insert() {
        sum.row();
        out.insert();
    }

    @Override
    public void close() {
        out.close();
    }
}
