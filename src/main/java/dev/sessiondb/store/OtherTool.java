package dev.sessiondb.store;

import java.util.List;

/**
 * Another migration tool that keeps its versions in the same schema.
 *
 * @param name such as {@code Alembic}
 * @param table its bookkeeping, as {@code schema.table}
 * @param version what it says the version is; empty when it says none
 * @param unfinished what it says is failed or under way, each in words
 */
public record OtherTool(String name, String table, String version, List<String> unfinished) {
    public OtherTool {
        unfinished = List.copyOf(unfinished);
    }
}
