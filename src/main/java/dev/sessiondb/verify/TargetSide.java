package dev.sessiondb.verify;

import dev.sessiondb.io.HashKey;
import dev.sessiondb.store.TargetRows;
import java.security.MessageDigest;
import java.util.List;

/** The target's rows. */
final class TargetSide implements Side {
    private final TargetRows rows;
    private final HashKey key;
    private final List<ColumnForm> forms;

    TargetSide(TargetRows rows, List<VerifyColumn> columns, HashKey key) {
        this.rows = rows;
        this.key = key;
        this.forms = ColumnForms.of(columns, key);
    }

    @Override
    public boolean next() {
        return rows.next();
    }

    @Override
    public void write(CanonicalRow row) {
        row.clear();
        for (int i = 0; i < forms.size(); i++) {
            int length = rows.length(i);
            if (length < 0) {
                row.putNull();
            } else if (!forms.get(i).putTarget(rows.buffer(), rows.offset(i), length, row)) {
                row.putTargetInvalid(rows.buffer(), rows.offset(i), length);
            }
            row.endValue();
        }
    }

    @Override
    public String words(int column) {
        int length = rows.length(column);
        if (length < 0) {
            return Words.NULL;
        }
        byte[] buffer = rows.buffer();
        int offset = rows.offset(column);
        if (!forms.get(column).putTarget(buffer, offset, length, new CanonicalRow(1, key))) {
            return Words.cut("not understood: " + Words.blob(buffer, offset, length));
        }
        return Words.cut(forms.get(column).targetWords(buffer, offset, length));
    }

    @Override
    public String fingerprint(int column) {
        MessageDigest digest = Sha256.create();
        digest.update(rows.buffer(), rows.offset(column), Math.max(0, rows.length(column)));
        return Words.fingerprint(rows.length(column), digest.digest());
    }

    @Override
    public String rowName() {
        return "";
    }

    @Override
    public void close() {
        rows.close();
    }
}
