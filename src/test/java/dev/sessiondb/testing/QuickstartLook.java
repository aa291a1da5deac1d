package dev.sessiondb.testing;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Runs one query and prints its rows as {@code psql} does, where {@code psql} need not be installed. */
public final class QuickstartLook {

    private QuickstartLook() {}

    /** Takes a libpq URI and a query. */
    public static void main(String[] arguments) throws SQLException {
        ServerAddress address = ServerAddress.parse(arguments[0]);
        String url = "jdbc:postgresql://" + address.host() + ":" + address.port()
                + URI.create(arguments[0]).getPath();
        try (Connection connection = DriverManager.getConnection(url, address.user(), address.password());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(arguments[1])) {
            System.out.print(format(lines(result)));
        }
    }

    private static List<List<String>> lines(ResultSet result) throws SQLException {
        List<List<String>> lines = new ArrayList<>();
        int columns = result.getMetaData().getColumnCount();
        List<String> heading = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
            heading.add(result.getMetaData().getColumnLabel(column));
        }
        lines.add(heading);
        while (result.next()) {
            List<String> line = new ArrayList<>();
            for (int column = 1; column <= columns; column++) {
                line.add(Objects.requireNonNullElse(result.getString(column), ""));
            }
            lines.add(line);
        }
        return lines;
    }

    /** The first line is the heading. */
    static String format(List<List<String>> lines) {
        int[] widths = IntStream.range(0, lines.get(0).size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            text.append(format(lines.get(i), widths)).append('\n');
            if (i == 0) {
                text.append(Arrays.stream(widths)
                        .mapToObj(width -> "-".repeat(width + 2))
                        .collect(Collectors.joining("+")));
                text.append('\n');
            }
        }
        int rows = lines.size() - 1;
        return text.append(rows == 1 ? "(1 row)\n" : "(" + rows + " rows)\n").toString();
    }

    private static String format(List<String> line, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> " " + line.get(column)
                        + " ".repeat(widths[column] - line.get(column).length()))
                .collect(Collectors.joining(" |"))
                .stripTrailing();
    }
}
