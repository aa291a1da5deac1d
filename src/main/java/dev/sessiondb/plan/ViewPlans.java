package dev.sessiondb.plan;

import dev.sessiondb.schema.AsciiNames;
import dev.sessiondb.schema.DatabaseSchema;
import dev.sessiondb.schema.Identifiers;
import dev.sessiondb.schema.Query;
import dev.sessiondb.schema.View;
import dev.sessiondb.store.TargetSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Plans the views that translate, those that others read first; the rest are findings that say why. */
final class ViewPlans {
    private final DatabaseSchema schema;
    private final Map<String, TableDraft> drafts;
    private final TargetSchema target;
    private final Findings findings;
    private final RelationNames names;
    private final List<ViewPlan> plans = new ArrayList<>();
    private final Map<String, Optional<Relation>> made = new HashMap<>();
    private final Set<String> underway = new HashSet<>();

    /**
     * Plans.
     *
     * @param drafts every table of the plan, by its name in ASCII lower case
     */
    ViewPlans(DatabaseSchema schema, Map<String, TableDraft> drafts, TargetSchema target, Findings findings) {
        this.schema = schema;
        this.drafts = Map.copyOf(drafts);
        this.target = target;
        this.findings = findings;
        this.names = new RelationNames(
                target, drafts.values().stream().map(TableDraft::targetName).collect(Collectors.toSet()));
    }

    List<ViewPlan> plan() {
        schema.views().forEach(this::plan);
        return List.copyOf(plans);
    }

    private Optional<Relation> plan(View view) {
        String key = AsciiNames.lower(view.name());
        Optional<Relation> known = made.get(key);
        if (known == null) {
            known = tried(view, key);
            made.put(key, known);
        }
        return known;
    }

    private Optional<Relation> tried(View view, String key) {
        if (!underway.add(key)) {
            throw new Untranslated("it reads itself");
        }
        try {
            return Optional.of(translated(view));
        } catch (Untranslated e) {
            String message = "view `" + view.name() + "` is not carried: " + e.getMessage();
            findings.warn("view-not-carried", view.name(), message, view.sql());
            return Optional.empty();
        } finally {
            underway.remove(key);
        }
    }

    private Relation translated(View view) {
        if (target.otherNames().contains(view.name()) || target.tables().containsKey(view.name())) {
            throw new Untranslated("the target has something of that name, which stays as it is");
        }
        Query query =
                view.query().orElseThrow(() -> new Untranslated("its query is not of the kind that is translated"));
        Relation result = new QuerySql(this::relation).translate(query, view.name());
        if (view.columns().size() != result.columns().size()) {
            throw new Untranslated("SQLite itself can't tell its columns");
        }
        String name = names.take(view.name());
        if (!name.equals(view.name())) {
            findings.warn("renamed", view.name(), "is called `" + name + "` in the target", "");
        }
        Names columnNames = new Names(Set.of());
        List<ExpressionColumn> columns = new ArrayList<>();
        for (int i = 0; i < view.columns().size(); i++) {
            String column =
                    Identifiers.quote(columnNames.takeColumn(view.columns().get(i)));
            columns.add(new ExpressionColumn(
                    view.columns().get(i), result.columns().get(i).value().withSql(column)));
        }
        String list = columns.stream().map(c -> c.value().sql()).collect(Collectors.joining(", "));
        plans.add(new ViewPlan(
                view.name(),
                name,
                "CREATE VIEW " + Identifiers.quote(name) + " (" + list + ") AS\n" + result.sql() + ";\n"));
        return new Relation(view.name(), Identifiers.quote(name), columns);
    }

    private Relation relation(String name) {
        TableDraft draft = drafts.get(AsciiNames.lower(name));
        if (draft != null) {
            return table(draft);
        }
        return schema.views().stream()
                .filter(v -> AsciiNames.same(v.name(), name))
                .findFirst()
                .flatMap(this::plan)
                .orElseThrow(() -> new Untranslated("it reads `" + name + "`, which is not carried"));
    }

    private static Relation table(TableDraft draft) {
        String name = draft.analysis().table().name();
        if (draft.existing().isPresent()) {
            throw new Untranslated("it reads `" + name + "`, a table that the target already has");
        }
        if (draft.columns().size() < draft.analysis().table().columns().size()) {
            throw new Untranslated("it reads `" + name + "`, of which not every column is carried");
        }
        return new Relation(name, Identifiers.quote(draft.targetName()), draft.expressionColumns());
    }
}
