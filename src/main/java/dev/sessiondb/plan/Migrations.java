package dev.sessiondb.plan;

import static dev.sessiondb.schema.Identifiers.quote;

import dev.sessiondb.schema.Identifiers;
import dev.sessiondb.store.MergeTable;
import dev.sessiondb.store.Migration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Puts the statements of a plan together as versioned migrations: tables before the rows, keys after them. */
final class Migrations {
    private final String version;
    private final List<String> create = new ArrayList<>();
    private final List<String> drop = new ArrayList<>();
    private final List<String> stage = new ArrayList<>();
    private final List<String> unstage = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final List<String> dropKeys = new ArrayList<>();
    private final List<String> stageKeys = new ArrayList<>();
    private final List<String> views = new ArrayList<>();
    private final List<String> dropViews = new ArrayList<>();

    Migrations(String version) {
        this.version = version;
    }

    void table(String name, List<ColumnPlan> columns, List<String> checks) {
        create.add(TableDdl.create(name, columns, checks));
        drop.add(0, TableDdl.drop(name));
    }

    /** A table that only holds rows on their way into an existing one. */
    void bareTable(MergeTable merge, List<ColumnPlan> columns) {
        stage.add(TableDdl.createBare(merge.name(), columns));
        unstage.add(0, TableDdl.drop(merge.name()));
        if (!merge.key().isEmpty()) {
            String list = merge.key().stream().map(Identifiers::quote).collect(Collectors.joining(", "));
            stageKeys.add("CREATE INDEX ON " + quote(merge.name()) + " (" + list + ");\n");
        }
    }

    void key(String add, String dropIt) {
        keys.add(add);
        dropKeys.add(0, dropIt);
    }

    void view(ViewPlan view) {
        views.add(view.sql());
        dropViews.add(0, view.inverse());
    }

    List<Migration> preData() {
        List<Migration> all = new ArrayList<>();
        if (!create.isEmpty()) {
            all.add(migration(".1", "tables", create, drop, true));
        }
        if (!stage.isEmpty()) {
            all.add(migration(".2", "merged_tables", stage, unstage, false));
        }
        return all;
    }

    List<Migration> postData() {
        List<Migration> all = new ArrayList<>();
        if (!keys.isEmpty()) {
            all.add(migration(".3", "keys_and_indexes", keys, dropKeys, true));
        }
        if (!stageKeys.isEmpty()) {
            all.add(migration(".4", "merge_keys", stageKeys, List.of(), false));
        }
        if (!views.isEmpty()) {
            all.add(migration(".5", "views", views, dropViews, true));
        }
        return all;
    }

    private Migration migration(
            String step, String description, List<String> sql, List<String> inverse, boolean published) {
        return new Migration(
                version + step, description, String.join("\n", sql), String.join("\n", inverse), published);
    }
}
