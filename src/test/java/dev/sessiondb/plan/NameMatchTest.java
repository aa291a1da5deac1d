package dev.sessiondb.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameMatchTest {

    @ParameterizedTest
    @CsvSource({
        "created_at, created_at",
        "createdAt, CREATEDAT",
        "createdAt, created_at",
        "created_at, createdAt",
        "HTTPStatus, http_status",
        "taskID, task_id"
    })
    void oneNameFindsItself(String source, String target) {
        assertThat(NameMatch.of(List.of(source), List.of("other", target))).isEqualTo(Map.of(source, target));
    }

    @Test
    void theCloserMatchComesFirst() {
        assertThat(NameMatch.of(List.of("repoName", "repo_name", "Repo_Name"), List.of("repo_name", "reponame")))
                .isEqualTo(Map.of("repo_name", "repo_name", "repoName", "reponame"));
    }

    @Test
    void whatCouldBeTwoIsNeither() {
        assertThat(NameMatch.of(List.of("createdAt"), List.of("Created_At", "created_AT")))
                .isEmpty();
        assertThat(NameMatch.of(List.of("createdAt", "Created_At"), List.of("created_at")))
                .isEqualTo(Map.of("Created_At", "created_at"));
        assertThat(NameMatch.of(List.of("userid"), List.of("user_id"))).isEmpty();
    }
}
