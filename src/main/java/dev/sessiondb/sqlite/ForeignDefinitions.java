package dev.sessiondb.sqlite;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.sqlite.ddl.StatementHead;
import dev.sessiondb.store.StagedColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Carries out statements that somebody else wrote. The driver carries out no more than the first statement of a text. */
final class ForeignDefinitions {
    /** {@code hidden} is 2 or 3 for generated columns; 1, of virtual tables, can't occur. */
    private static final String COLUMNS = "SELECT name, hidden > 1 FROM pragma_table_xinfo(?) ORDER BY cid";

    private final Connection connection;

    ForeignDefinitions(Connection connection) {
        this.connection = connection;
    }

    void define(String kind, String name, String sql) {
        Optional<String> fault = StatementHead.fault(kind, name, sql);
        if (fault.isPresent()) {
            throw failed(kind, name)
                    .causedBy("what stands for it is no CREATE of it: " + fault.get())
                    .toException();
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA ignore_check_constraints = ON");
            StandInCollations.retry(connection, () -> statement.execute(sql));
        } catch (SQLException e) {
            throw failed(kind, name).causedBy(SqliteErrors.causeText(e)).toException(e);
        }
    }

    private static Problem failed(String kind, String name) {
        return Problem.of(ErrorCode.MIGRATION_FAILED, "cannot define " + kind + " `" + name + "`");
    }

    List<StagedColumn> columns(String table) {
        try (PreparedStatement query = connection.prepareStatement(COLUMNS)) {
            query.setString(1, table);
            List<StagedColumn> columns = new ArrayList<>();
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    columns.add(new StagedColumn(found.getString(1), found.getBoolean(2)));
                }
            }
            return columns;
        } catch (SQLException e) {
            throw WriteFailures.wrap("cannot read the columns of table `" + table + "`", e);
        }
    }
}
