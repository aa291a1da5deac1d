package dev.sessiondb.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.CopyBody;
import dev.sessiondb.store.MergeCount;
import dev.sessiondb.store.MergeRehearsal;
import dev.sessiondb.store.PublishPlan;
import dev.sessiondb.store.SequenceFloor;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergeRightsIT extends MergeFixture {

    @Test
    void missingRightsAreNamedBeforeAnythingIsRead() {
        open.database.admin(
                "CREATE TABLE public.users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text, email text)",
                "REVOKE TEMPORARY ON DATABASE " + open.database.name() + " FROM PUBLIC",
                "REVOKE TEMPORARY ON DATABASE " + open.database.name() + " FROM " + open.database.role());
        CopyBody unread = out -> {
            throw new IllegalStateException("read");
        };
        Problem problem = assertThatExceptionOfType(SessionDbException.class)
                .isThrownBy(() -> open.target.rehearseMerge(List.of(new MergeRehearsal(USERS, true, unread))))
                .actual()
                .problem();
        assertThat(problem.code()).isEqualTo(ErrorCode.PREFLIGHT_FAILED);
        String grants = problem.hint().orElseThrow();
        for (String grant : grants.substring(grants.indexOf("GRANT")).split(";")) {
            open.database.admin(grant);
        }
        MergeCount count = open.target
                .rehearseMerge(List.of(new MergeRehearsal(USERS, true, new CopyRows().row(1L, 1L, "x", null))))
                .get(0);
        assertThat(count.fresh()).isEqualTo(1);
        publish(
                FIRST,
                STAGED_USERS,
                new CopyRows().row(1L, "x", null),
                new PublishPlan(
                        List.of(),
                        List.of(List.of(USERS)),
                        List.of(),
                        List.of(new SequenceFloor("users", "id", 1)),
                        "{}"));
        assertThat(open.database.value("SELECT count(*) FROM users")).isEqualTo(1L);
    }

    @Test
    void rowsHiddenByRowSecurityStopTheMerge() {
        users();
        open.database.admin(
                "ALTER TABLE public.users OWNER TO CURRENT_USER",
                "GRANT ALL ON public.users TO " + open.database.role(),
                "ALTER TABLE public.users ENABLE ROW LEVEL SECURITY",
                "CREATE POLICY p ON public.users USING (id > 1)");
        Problem problem = assertThatExceptionOfType(SessionDbException.class)
                .isThrownBy(() -> open.target.rehearseMerge(
                        List.of(new MergeRehearsal(USERS, true, allClasses().numbered()))))
                .actual()
                .problem();
        assertThat(problem.causedBy().orElseThrow()).contains("row-level security");
    }
}
