package dev.sessiondb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.SchemaScript;
import dev.sessiondb.store.SchemaVersion;
import dev.sessiondb.store.ScriptKind;
import dev.sessiondb.store.ScriptStatement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts are taken apart where PostgreSQL's statements end, and what can't be part of a transaction is known. */
class FlywayScriptReaderTest {

    private static List<ScriptStatement> statements(String text) {
        return new FlywayScriptReader().statements(script(text));
    }

    private static SchemaScript script(String text) {
        return new SchemaScript(ScriptKind.VERSIONED, Optional.of(new SchemaVersion("1")), "x", "V1__x.sql", text, 0);
    }

    @Test
    void functionsDollarsQuotesAndCommentsAreNotCutThrough() {
        List<ScriptStatement> all = statements("""
                -- one; two
                SELECT 'a;b', "c;d" FROM t;
                CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $x$ SELECT '${HOME};'; $x$;
                /* a; comment */
                DO $$ BEGIN PERFORM 1; END; $$;
                CREATE FUNCTION g(n int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT n; SELECT n; END;
                SELECT 5
                """);
        assertThat(all).extracting(ScriptStatement::line).containsExactly(2, 3, 5, 6, 7);
        assertThat(all.get(0).sql()).isEqualTo("SELECT 'a;b', \"c;d\" FROM t");
        assertThat(all).extracting(ScriptStatement::obstacle).containsOnly(Optional.empty());
    }

    @Test
    void aScriptThatDoesNotEndIsNamed() {
        assertThatThrownBy(() -> statements("SELECT 1;\n/* never /* closed */\nCREATE TABLE x ();\n"))
                .isInstanceOfSatisfying(SessionDbException.class, e -> {
                    assertThat(e.problem().message()).contains("`V1__x.sql`");
                    assertThat(e.problem().hint()).isPresent();
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN",
                "begin work",
                "START TRANSACTION",
                "COMMIT AND CHAIN",
                "END",
                "ROLLBACK",
                "ABORT",
                "PREPARE TRANSACTION 'x'",
                "CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)",
                "create /* x */ index\nconcurrently on t (a)",
                "DROP INDEX CONCURRENTLY i",
                "REINDEX (VERBOSE) DATABASE d",
                "REINDEX TABLE CONCURRENTLY t",
                "VACUUM",
                "vacuum full t",
                "ALTER SYSTEM SET a = 1",
                "CREATE DATABASE d",
                "DROP TABLESPACE t",
                "CLUSTER",
                "DISCARD ALL",
                "ALTER TABLE t DETACH PARTITION p CONCURRENTLY",
                "/* a */ -- b\n COMMIT",
                "/* a /* b */ */ COMMIT"
            })
    void whatNeedsATransactionOfItsOwn(String sql) {
        assertThat(TransactionObstacles.of(sql)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SAVEPOINT a",
                "ROLLBACK TO a",
                "ROLLBACK WORK TO SAVEPOINT a",
                "CREATE INDEX i ON t (a)",
                "REINDEX TABLE t",
                "ALTER TYPE t ADD VALUE 'x'",
                "ALTER TABLE t DETACH PARTITION p",
                "REFRESH MATERIALIZED VIEW CONCURRENTLY v",
                "CREATE TABLE begin_x (a int)",
                "COMMENT ON TABLE t IS 'commit'",
                "CLUSTER t",
                "DO $$ BEGIN COMMIT; END $$",
                "INSERT INTO t VALUES ('CREATE INDEX CONCURRENTLY')",
                "EXPLAIN SELECT 1",
                "TRUNCATE t"
            })
    void whatDoesNot(String sql) {
        assertThat(TransactionObstacles.of(sql)).isEmpty();
    }

    @Test
    void aLongHeadOfCommentsIsNoBurden() {
        assertThat(TransactionObstacles.of("-- line\n".repeat(50_000) + "COMMIT"))
                .isPresent();
    }
}
