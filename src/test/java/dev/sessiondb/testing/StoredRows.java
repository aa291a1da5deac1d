package dev.sessiondb.testing;

import dev.sessiondb.testing.StoredValue.Blob;
import dev.sessiondb.testing.StoredValue.Null;
import dev.sessiondb.testing.StoredValue.Real;
import dev.sessiondb.testing.StoredValue.Text;
import dev.sessiondb.testing.StoredValue.Whole;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All rows of a SQLite table, with the storage class of each value. */
final class StoredRows {
    /** Four results for each column: storage class, value, a real's texts, a blob's JSON. */
    private static final int RESULTS = 4;

    private final Connection sqlite;
    private final Charset encoding;

    StoredRows(Connection sqlite) throws SQLException {
        this.sqlite = sqlite;
        this.encoding = Charset.forName(
                String.valueOf(Rows.of(sqlite, "PRAGMA encoding").get(0).get(0)).replace("UTF-16le", "UTF-16LE"));
    }

    List<List<StoredValue>> of(String table, List<String> columns) throws SQLException {
        String select = columns.stream().map(c -> results(Sql.quote(c))).collect(Collectors.joining(", "));
        List<List<StoredValue>> all = new ArrayList<>();
        try (Statement statement = sqlite.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + select + " FROM " + Sql.quote(table))) {
            while (rows.next()) {
                List<StoredValue> row = new ArrayList<>();
                for (int i = 0; i < columns.size(); i++) {
                    row.add(value(rows, RESULTS * i + 1));
                }
                all.add(row);
            }
        }
        return all;
    }

    private static String results(String column) {
        return """
                typeof(%1$s), %1$s,
                CASE typeof(%1$s) WHEN 'real' THEN format('%%!.15g|%%!.16g|%%!.17g', %1$s, %1$s, %1$s) END,
                CASE WHEN typeof(%1$s) = 'blob' AND json_valid(%1$s, 8) THEN json(%1$s) END
                """.formatted(column);
    }

    private StoredValue value(ResultSet row, int first) throws SQLException {
        return switch (row.getString(first)) {
            case "integer" -> new Whole(row.getLong(first + 1));
            case "real" -> new Real(row.getDouble(first + 1), row.getString(first + 2));
            case "text" -> new Text(utf8(bytes(row, first + 1)));
            case "blob" -> new Blob(bytes(row, first + 1), Optional.ofNullable(row.getString(first + 3)));
            default -> new Null();
        };
    }

    private static byte[] bytes(ResultSet row, int column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes == null ? new byte[0] : bytes;
    }

    /** Half a surrogate stays as it is, and is then no UTF-8. */
    private byte[] utf8(byte[] stored) {
        if (encoding.equals(StandardCharsets.UTF_8)) {
            return stored;
        }
        try {
            return encoding.newDecoder()
                    .decode(ByteBuffer.wrap(stored))
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            return stored;
        }
    }
}
