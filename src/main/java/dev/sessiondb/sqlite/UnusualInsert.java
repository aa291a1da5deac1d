package dev.sessiondb.sqlite;

import dev.sessiondb.sqlite.SqliteRowWriter.Binding;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Inserts rows with texts that aren't UTF-8, and with values too large for Java's heap. The driver has no {@code sqlite3_blob_write}: SQLite puts the pieces together itself, in its own memory, as bytes in the encoding of the file,
 * which is UTF-8.
 */
final class UnusualInsert implements AutoCloseable {
    private static final String PIECES = "temp.sessiondb_pieces";

    private final PreparedStatement insert;
    private final PreparedStatement piece;
    private final Statement clearing;

    /** @param into the statement up to its values */
    UnusualInsert(Connection connection, String into, int values) throws SQLException {
        this.clearing = connection.createStatement();
        clearing.execute(
                "CREATE TEMP TABLE IF NOT EXISTS sessiondb_pieces (place INTEGER, number INTEGER, bytes BLOB)");
        this.piece = connection.prepareStatement("INSERT INTO " + PIECES + " VALUES (?, ?, ?)");
        this.insert = connection.prepareStatement(into
                + IntStream.range(0, values)
                        .mapToObj(UnusualInsert::value)
                        .collect(Collectors.joining(", ", "(", ")")));
    }

    private static String value(int place) {
        int how = 2 * place + 1;
        String what = "?" + (how + 1);
        String pieces =
                "(SELECT group_concat(bytes, '' ORDER BY number) FROM " + PIECES + " WHERE place = " + place + ")";
        return "CASE ?" + how
                + " WHEN '" + Binding.BYTES_AS_TEXT + "' THEN CAST(" + what + " AS TEXT)"
                + " WHEN '" + Binding.PIECES_AS_TEXT + "' THEN " + pieces
                + " WHEN '" + Binding.PIECES_AS_BLOB + "' THEN CAST(" + pieces + " AS BLOB)"
                + " ELSE " + what + " END";
    }

    /** Where the pieces of one value of the next row go. */
    OutputStream pieces(int place) {
        return new PiecesStream(piece, place);
    }

    void insert(@Nullable Object[] values, Binding[] bindings) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            insert.setString(2 * i + 1, bindings[i].name());
            insert.setObject(2 * i + 2, values[i]);
        }
        insert.executeUpdate();
        boolean inPieces =
                Arrays.stream(bindings).anyMatch(List.of(Binding.PIECES_AS_TEXT, Binding.PIECES_AS_BLOB)::contains);
        if (inPieces) {
            clearing.execute("DELETE FROM " + PIECES);
        }
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        piece.close();
        clearing.close();
    }
}
