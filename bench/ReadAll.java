import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads every value of every table of a SQLite file once, and does nothing with it: what a dry run is measured against. */
final class ReadAll {
    private long rows;
    private long read;

    /** Arguments: {@code bytes} or {@code objects}, and the file. */
    public static void main(String[] arguments) throws SQLException {
        ReadAll reader = new ReadAll();
        boolean objects = arguments[0].equals("objects");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:file:" + arguments[1] + "?mode=ro")) {
            for (String table : tables(connection)) {
                reader.read(connection, table, objects);
            }
        }
        System.out.println(reader.rows + " rows, " + reader.read + " values or bytes");
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'")) {
            while (result.next()) {
                names.add(result.getString(1));
            }
        }
        return names;
    }

    private void read(Connection connection, String table, boolean objects) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM \"" + table.replace("\"", "\"\"") + '"')) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                for (int column = 1; column <= columns; column++) {
                    read += objects ? object(result, column) : bytes(result, column);
                }
                rows++;
            }
        }
    }

    private static int object(ResultSet result, int column) throws SQLException {
        return result.getObject(column) == null ? 0 : 1;
    }

    private static int bytes(ResultSet result, int column) throws SQLException {
        byte[] value = result.getBytes(column);
        return value == null ? 0 : value.length;
    }
}
