package dev.sessiondb.applications;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One of the application's sessions, its fields by their names in PostgreSQL, as its SQLite holds them. */
record MinskySession(Map<String, @Nullable Object> fields) {
    /** What no output may hold. */
    static final String TOKEN = "ghp_0123456789abcdefghijklmnopqrstuvwxyz";

    private static final Instant START = Instant.parse("2025-01-20T10:30:00Z");

    static MinskySession of(int number) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        String task = task(number);
        String at = time(number, number);
        fields.put("session", "task" + task);
        fields.put("repo_name", number % 4 == 0 ? "local/größe" : "edobry/minsky");
        fields.put("repo_url", number % 4 == 0 ? "/srv/git/größe" : "https://github.com/edobry/minsky.git");
        fields.put("created_at", at);
        fields.put("task_id", task);
        fields.put("branch", "task" + task);
        fields.put("repo_path", "/home/dev/.local/state/minsky/sessions/task" + task);
        fields.put("backend_type", new String[] {"local", "remote", "github"}[number % 3]);
        fields.put("github", number % 3 == 2 ? github() : null);
        fields.put("remote", number % 3 == 1 ? "{\"authMethod\":\"ssh\",\"depth\":1}" : null);
        pullRequest(fields, number);
        fields.put("last_activity_at", number % 2 == 0 ? time(0, number + 7) : null);
        fields.put("last_commit_hash", number % 2 == 0 ? String.format(Locale.ROOT, "%040x", number) : null);
        fields.put("last_commit_message", number % 2 == 0 ? "Fix the \"größe\" of it\n\nAnd more" : null);
        fields.put("commit_count", number % 2 == 0 ? number : null);
        fields.put("status", number % 2 == 0 ? "ACTIVE" : null);
        fields.put("agent_id", number % 5 == 0 ? "agent-" + number : null);
        return new MinskySession(fields);
    }

    private static void pullRequest(Map<String, @Nullable Object> fields, int number) {
        boolean open = number % 3 == 2;
        fields.put("pr_branch", open ? "pr/task" + number : null);
        fields.put("pr_approved", open ? Boolean.toString(number % 2 == 0) : null);
        fields.put(
                "pr_state",
                open
                        ? "{\"branchName\":\"pr/task" + number + "\",\"exists\":true,\"lastChecked\":\""
                                + time(0, number) + "\",\"commitHash\":null}"
                        : null);
        fields.put(
                "pull_request",
                open
                        ? "{\"number\":" + number + ",\"title\":\"It's größer\",\"state\":\"open\",\"github\":{\"id\":"
                                + number + "},\"commits\":[],\"body\":\"two\\nlines\"}"
                        : null);
    }

    private static String github() {
        return "{\"owner\":\"edobry\",\"repo\":\"minsky\",\"token\":\"" + TOKEN + "\"}";
    }

    /** As four generations of the application named tasks. */
    private static String task(int number) {
        return switch (number % 4) {
            case 0 -> String.format(Locale.ROOT, "#%03d", number);
            case 1 -> Integer.toString(number);
            case 2 -> "md#" + number;
            default -> "mt#" + number;
        };
    }

    /** With milliseconds, without, or as SQLite writes it. */
    static String time(int form, int hours) {
        Instant at =
                START.plusSeconds(hours * 3600L).plusMillis(form % 10 == 1 || form % 10 == 2 ? 0 : 137 + hours % 800);
        String iso = at.toString();
        return switch (form % 10) {
            case 2 -> iso.replace('T', ' ').replace("Z", "");
            default -> iso;
        };
    }

    /** A field by the name that a column has in any generation. */
    Optional<Object> field(String column) {
        return Optional.ofNullable(fields.get(snake(column)));
    }

    static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
