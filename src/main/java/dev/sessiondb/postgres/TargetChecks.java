package dev.sessiondb.postgres;

import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.Check;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The preflight checks of a target. */
final class TargetChecks {
    private static final int OLDEST = 130_000;

    private final Connections connections;
    private final String schema;

    TargetChecks(Connections connections) {
        this.connections = connections;
        this.schema = connections.schema();
    }

    /** A check that needs the server. */
    private interface Question {
        Check ask(Connection connection, Subject subject) throws SQLException;
    }

    List<Check> run() {
        RightsChecks rights = new RightsChecks(connections);
        ContentChecks content = new ContentChecks(connections);
        return List.of(
                ask(new Subject("target.version", "PostgreSQL 13 or later"), TargetChecks::version),
                ask(new Subject("target.encoding", "the database's encoding is UTF-8"), TargetChecks::encoding),
                ask(new Subject("target.writable", "the database can be written to"), TargetChecks::writable),
                ask(stage(), rights::stage),
                ask(
                        new Subject("target.create-table", "may create tables in schema `" + schema + "`"),
                        rights::createTable),
                ask(new Subject("target.bookkeeping", "may write sessiondb's own tables"), rights::bookkeeping),
                ask(new Subject("target.flyway", "the target's schema history (Flyway)"), content::flyway),
                ask(new Subject("target.stages", "no staging schema left by a run that died"), content::stages),
                ask(new Subject("target.existing", "tables that schema `" + schema + "` has"), content::existing));
    }

    private Subject stage() {
        return connections
                .staging()
                .prepared()
                .map(prepared -> new Subject("target.staging-schema", "may stage in schema `" + prepared.name() + "`"))
                .orElse(new Subject("target.create-schema", "may create a staging schema"));
    }

    private Check ask(Subject subject, Question question) {
        try (Connection connection = connections.pooled()) {
            return question.ask(connection, subject);
        } catch (SQLException e) {
            return subject.fail(SqlFailures.text(e), SqlFailures.hint(e));
        } catch (SessionDbException e) {
            String cause = e.problem().causedBy().map(c -> ": " + c).orElse("");
            return subject.fail(
                    e.problem().message() + cause, e.problem().hint().orElse("mend what the message says"));
        }
    }

    private static Check version(Connection connection, Subject subject) throws SQLException {
        String version = "PostgreSQL " + Query.text(connection, "SELECT current_setting('server_version')");
        return Query.number(connection, "SELECT current_setting('server_version_num')::int") >= OLDEST
                ? subject.pass(version)
                : subject.fail(version + " is too old", "upgrade the server to PostgreSQL 13 or later");
    }

    private static Check encoding(Connection connection, Subject subject) throws SQLException {
        String encoding = Query.text(connection, "SELECT current_setting('server_encoding')");
        String hint = "make a database that is: CREATE DATABASE ... ENCODING 'UTF8' TEMPLATE template0";
        return switch (encoding) {
            case "UTF8" -> subject.pass(encoding);
            case "SQL_ASCII" ->
                subject.fail("the encoding is SQL_ASCII: the server neither knows nor checks what texts mean", hint);
            default -> subject.fail("the encoding is " + encoding + ", which does not hold every text", hint);
        };
    }

    private static Check writable(Connection connection, Subject subject) throws SQLException {
        if (Query.truth(connection, "SELECT pg_is_in_recovery()")) {
            return subject.fail("the server is a standby", "connect to the primary");
        }
        return Query.truth(connection, "SELECT current_setting('transaction_read_only')::bool")
                ? subject.fail(
                        "transactions are read-only: default_transaction_read_only is on",
                        "find out who set it and why; then ALTER ROLE or ALTER DATABASE ... RESET default_transaction_read_only")
                : subject.pass("read and write");
    }
}
