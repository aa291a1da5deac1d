package dev.sessiondb.postgres;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.MergeCount;
import dev.sessiondb.store.MergeTable;
import dev.sessiondb.store.OnConflict;
import dev.sessiondb.store.PublishPlan;
import dev.sessiondb.store.Stage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** What the tests of merges have in common. */
abstract class MergeFixture {
    static final String FIRST = "20261120T204500Z-0001";
    static final String SECOND = "20261121T204500Z-0002";

    static final MergeTable USERS = MergeTables.unique(
            MergeTables.of("users", "id", "id BIGINT", "name TEXT", "email TEXT"), "users_email_key", "email");
    static final String STAGED_USERS = "CREATE TABLE users (id bigint, name text, email text)";

    final OpenTarget open = OpenTarget.create();

    @AfterEach
    void close() {
        open.close();
    }

    void users() {
        open.database.execute(
                "CREATE TABLE users (id bigint PRIMARY KEY, name text, email text UNIQUE)",
                "INSERT INTO users VALUES (1, 'same', 'a@x'), (2, 'theirs', 'b@x'), (9, 'admin', 'admin@x'), (8, NULL, NULL)");
    }

    static CopyRows allClasses() {
        return new CopyRows()
                .row(1L, "same", "a@x")
                .row(2L, "ours", "b@x")
                .row(3L, "new", "c@x")
                .row(4L, "root", "admin@x")
                .row(5L, "nobody", null)
                .row(8L, null, null);
    }

    static PublishPlan plan(OnConflict onConflict, MergeTable... tables) {
        List<List<MergeTable>> groups =
                Arrays.stream(tables).map(t -> List.of(t.with(onConflict))).toList();
        return new PublishPlan(List.of(), groups, List.of(), List.of(), "{}");
    }

    MergeCount publish(String run, String staged, CopyRows rows, PublishPlan plan) {
        MergeTable table = plan.merged().get(0).get(0);
        try (Stage stage = open.mergeStage(run, staged)) {
            stage.load(table.name(), table.columns(), rows);
            MergeCount count = stage.publish(plan).merged().get(0);
            stage.drop();
            return count;
        }
    }

    Problem failure(String run, String staged, CopyRows rows, PublishPlan plan) {
        MergeTable table = plan.merged().get(0).get(0);
        try (Stage stage = open.mergeStage(run, staged)) {
            stage.load(table.name(), table.columns(), rows);
            Problem problem = assertThatExceptionOfType(SessionDbException.class)
                    .isThrownBy(() -> stage.publish(plan))
                    .actual()
                    .problem();
            stage.drop();
            return problem;
        }
    }
}
