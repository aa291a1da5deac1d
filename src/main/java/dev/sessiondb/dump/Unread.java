package dev.sessiondb.dump;

import dev.sessiondb.store.RowWriter;
import dev.sessiondb.store.StorageClass;
import java.io.OutputStream;

/** Makes nothing of a dump: what is left is the check. */
public final class Unread implements DumpReceiver, RowWriter {

    @Override
    public void begin(DumpSchema schema) {}

    @Override
    public RowWriter table(DumpTable table) {
        return this;
    }

    @Override
    public void rowid(long value) {}

    @Override
    public void putNull(int column) {}

    @Override
    public void putNumber(int column, long value) {}

    @Override
    public void putReal(int column, double value) {}

    @Override
    public void putText(int column, byte[] value) {}

    @Override
    public void putBlob(int column, byte[] value) {}

    @Override
    public OutputStream pieces(int column, StorageClass kind) {
        return OutputStream.nullOutputStream();
    }

    @Override
    public void insert() {}

    @Override
    public void close() {}
}
