package dev.sessiondb.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.store.MergeCount;
import dev.sessiondb.store.MergeRehearsal;
import dev.sessiondb.store.MergeTable;
import dev.sessiondb.store.OnConflict;
import dev.sessiondb.store.PublishPlan;
import dev.sessiondb.store.Stage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishMergeIT extends MergeFixture {

    @Test
    void everyClassIsCountedAndNamedAlikeInRehearsalAndStage() {
        users();
        List<MergeCount> rehearsed = open.target.rehearseMerge(
                List.of(new MergeRehearsal(USERS, true, allClasses().numbered())));
        assertThat(rehearsed).singleElement().satisfies(count -> {
            assertThat(List.of(count.fresh(), count.identical(), count.differing(), count.shadowed()))
                    .containsExactly(2L, 2L, 1L, 1L);
            assertThat(count.examples())
                    .containsExactly(
                            "key (2) differs: column `name`: source 'ours', target 'theirs'",
                            "key (4) is shadowed by another row of the target under unique key `users_email_key`");
        });
        try (Stage stage = open.mergeStage(FIRST, STAGED_USERS)) {
            stage.load("users", USERS.columns(), allClasses());
            assertThat(stage.classify(List.of(List.of(USERS))))
                    .containsExactly(rehearsed.get(0).withOnlyInTarget(-1));
            assertThat(stage.count("users")).isEqualTo(6);
            stage.drop();
        }
        assertThat(open.database.value("SELECT count(*) FROM users")).isEqualTo(4L);
        assertThat(open.database.value("SELECT count(*) FROM pg_class WHERE relname = 'users'"))
                .isEqualTo(1L);
    }

    @Test
    void conflictsFailTheRunAndChangeNothing() {
        users();
        Problem problem = failure(FIRST, STAGED_USERS, allClasses(), plan(OnConflict.ERROR, USERS));
        assertThat(problem.code()).isEqualTo(ErrorCode.MIGRATION_FAILED);
        assertThat(problem.causedBy().orElseThrow()).contains("key (2) differs").contains("key (4) is shadowed");
        assertThat(open.database.value("SELECT count(*) FROM users")).isEqualTo(4L);
        assertThat(open.database.value("SELECT state FROM sessiondb_runs")).isEqualTo("started");
    }

    @Test
    void skippedConflictsKeepTheTargetsRowsAndTheRestGoesIn() {
        users();
        MergeCount count = publish(FIRST, STAGED_USERS, allClasses(), plan(OnConflict.SKIP, USERS));
        assertThat(count.fresh()).isEqualTo(2);
        assertThat(count.conflicts()).isEqualTo(2);
        assertThat(open.database.query("SELECT id, name FROM users ORDER BY id"))
                .containsExactly(
                        List.of(1L, "same"),
                        List.of(2L, "theirs"),
                        List.of(3L, "new"),
                        List.of(5L, "nobody"),
                        Arrays.asList(8L, null),
                        List.of(9L, "admin"));
    }

    @Test
    void aSecondIdenticalRunInsertsNothing() {
        users();
        CopyRows rows = new CopyRows().row(1L, "same", "a@x").row(3L, "new", null);
        assertThat(publish(FIRST, STAGED_USERS, rows, plan(OnConflict.ERROR, USERS))
                        .fresh())
                .isEqualTo(1);
        MergeCount second = publish(SECOND, STAGED_USERS, rows, plan(OnConflict.ERROR, USERS));
        assertThat(second.fresh()).isZero();
        assertThat(second.identical()).isEqualTo(2);
        assertThat(open.database.value("SELECT count(*) FROM users")).isEqualTo(5L);
        assertThat(open.database.value("SELECT count(*) FROM sessiondb_runs WHERE state = 'published'"))
                .isEqualTo(2L);
    }

    @Test
    void rowsThatRepeatAKeyOfTheTargetAreNamedNotLost() {
        users();
        CopyRows rows = new CopyRows()
                .row(10L, "x", "same@x")
                .row(11L, "y", "same@x")
                .row(12L, "z", null)
                .row(12L, "z", null);
        MergeCount count = open.target
                .rehearseMerge(List.of(new MergeRehearsal(USERS, true, rows.numbered())))
                .get(0);
        assertThat(count.fresh()).isEqualTo(2);
        assertThat(count.shadowed()).isEqualTo(2);
        assertThat(count.examples())
                .containsExactly(
                        "key (11) is shadowed by an earlier row of the source with the same (email)",
                        "key (12) is shadowed by an earlier row of the source with the same (id)");
    }

    @Test
    void rowsThatReferToSkippedRowsAreSkippedAndNamed() {
        users();
        open.database.execute(
                "CREATE TABLE posts (id bigint PRIMARY KEY, user_id bigint NOT NULL REFERENCES users, reply_to bigint REFERENCES posts)");
        MergeTable posts = MergeTables.of("posts", "id", "id BIGINT", "user_id BIGINT", "reply_to BIGINT");
        CopyRows rows = new CopyRows()
                .row(1L, 4L, null)
                .row(2L, 3L, null)
                .row(3L, 3L, 1L)
                .row(4L, 3L, 3L)
                .row(5L, 9L, 2L);
        List<MergeCount> rehearsed = open.target.rehearseMerge(List.of(
                new MergeRehearsal(USERS, true, allClasses().numbered()),
                new MergeRehearsal(posts, true, rows.numbered())));
        assertThat(rehearsed.get(1).shadowed()).isEqualTo(3);
        assertThat(rehearsed.get(1).fresh()).isEqualTo(2);
        assertThat(rehearsed.get(1).examples().get(0))
                .isEqualTo("key (1) refers by `posts_user_id_fkey` to a row of `users` that is left out");
        String staged = "CREATE TABLE posts (id bigint, user_id bigint, reply_to bigint)";
        try (Stage stage = open.mergeStage(FIRST, STAGED_USERS, staged)) {
            stage.load("users", USERS.columns(), allClasses());
            stage.load("posts", posts.columns(), rows);
            assertThat(stage.publish(plan(OnConflict.SKIP, USERS, posts)).merged())
                    .isEqualTo(rehearsed.stream()
                            .map(count -> count.withOnlyInTarget(-1))
                            .toList());
            stage.drop();
        }
        assertThat(open.database.query("SELECT id FROM posts ORDER BY id")).containsExactly(List.of(2L), List.of(5L));
    }

    @Test
    void aCycleOfForeignKeysThatCanNotBeDeferredGoesInAtOnce() {
        open.database.execute(
                "CREATE TABLE branches (id bigint PRIMARY KEY, point_id bigint NOT NULL)",
                "CREATE TABLE points (id bigint PRIMARY KEY, branch_id bigint NOT NULL REFERENCES branches)",
                "ALTER TABLE branches ADD FOREIGN KEY (point_id) REFERENCES points");
        MergeTable branches = MergeTables.of("branches", "id", "id BIGINT", "point_id BIGINT");
        MergeTable points = MergeTables.of("points", "id", "id BIGINT", "branch_id BIGINT");
        try (Stage stage = open.mergeStage(
                FIRST,
                "CREATE TABLE branches (id bigint, point_id bigint)",
                "CREATE TABLE points (id bigint, branch_id bigint)")) {
            stage.load(
                    "branches", branches.columns(), new CopyRows().row(1L, 10L).row(2L, 20L));
            stage.load("points", points.columns(), new CopyRows().row(10L, 2L).row(20L, 1L));
            stage.publish(new PublishPlan(List.of(), List.of(List.of(branches, points)), List.of(), List.of(), "{}"));
            stage.drop();
        }
        assertThat(open.database.query(
                        "SELECT b.id, p.id FROM branches b JOIN points p ON p.id = b.point_id ORDER BY 1"))
                .containsExactly(List.of(1L, 10L), List.of(2L, 20L));
    }

    @Test
    void aTableWithoutKeyReceivesTheMultisetDifference() {
        open.database.execute(
                "CREATE TABLE log (at bigint, what text, n numeric)",
                "INSERT INTO log VALUES (1, 'a', 1.50), (1, 'a', 1.5), (2, NULL, NULL), (7, 'theirs', 0)");
        MergeTable log = MergeTables.of("log", "", "at BIGINT", "what TEXT", "n NUMERIC");
        String staged = "CREATE TABLE log (at bigint, what text, n numeric)";
        CopyRows rows = new CopyRows();
        for (int i = 0; i < 3; i++) {
            rows.row(1L, "a", numeric15());
        }
        rows.row(2L, null, null).row(2L, null, null).row(3L, "", null);
        MergeCount first = publish(FIRST, staged, rows, plan(OnConflict.ERROR, log));
        assertThat(first.fresh()).isEqualTo(3);
        assertThat(first.identical()).isEqualTo(3);
        assertThat(open.database.query("SELECT at, count(*) FROM log GROUP BY at ORDER BY at"))
                .containsExactly(List.of(1L, 3L), List.of(2L, 2L), List.of(3L, 1L), List.of(7L, 1L));
        assertThat(publish(SECOND, staged, rows, plan(OnConflict.ERROR, log)).fresh())
                .isZero();
        assertThat(open.database.value("SELECT count(*) FROM log")).isEqualTo(7L);
    }

    /** 1.5 as {@code numeric} sends it: two digits of base 10,000, weight 0, positive, one digit after the point. */
    private static byte[] numeric15() {
        return new byte[] {0, 2, 0, 0, 0, 0, 0, 1, 0, 1, 0x13, (byte) 0x88};
    }

    @Test
    void statisticsOfTheTargetAreMadeAfterThePublish() {
        users();
        try (Stage stage = open.mergeStage(FIRST, STAGED_USERS)) {
            stage.load("users", USERS.columns(), new CopyRows().row(3L, "new", null));
            assertThat(stage.analyze(List.of("users"))).isEmpty();
            assertThat(open.database.value("SELECT reltuples::int FROM pg_class WHERE oid = 'public.users'::regclass"))
                    .isNotEqualTo(5);
            stage.publish(plan(OnConflict.ERROR, USERS));
            assertThat(stage.analyze(List.of("users"))).isEmpty();
            assertThat(open.database.value("SELECT reltuples::int FROM pg_class WHERE oid = 'public.users'::regclass"))
                    .isEqualTo(5);
            stage.drop();
        }
    }
}
