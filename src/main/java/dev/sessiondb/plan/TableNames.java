package dev.sessiondb.plan;

import dev.sessiondb.profile.Policies;
import dev.sessiondb.schema.Table;
import dev.sessiondb.store.TargetSchema;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives each source table its name in the target: that of the table already there, or its own. */
final class TableNames {
    private static final Set<String> OWN = Set.of(
            "sessiondb_runs",
            "sessiondb_migrations",
            "sessiondb_schema_history",
            "sessiondb_cutovers",
            "sessiondb_before_images");

    private final TargetSchema target;
    private final Policies policies;
    private final Findings findings;
    private final Names names = new Names(OWN);
    private final Map<String, String> alike = new HashMap<>();

    TableNames(TargetSchema target, Policies policies, Findings findings) {
        this.target = target;
        this.policies = policies;
        this.findings = findings;
    }

    /** Target names by source name, in the order of the tables. */
    Map<String, String> assign(List<Table> tables) {
        alike.putAll(NameMatch.of(
                tables.stream().map(Table::name).toList(), target.tables().keySet()));
        Map<String, String> assigned = new LinkedHashMap<>();
        for (Table table : tables) {
            String wanted = wanted(table.name());
            assigned.put(
                    table.name(),
                    existing(table.name(), wanted)
                            .filter(name -> !names.isTaken(name))
                            .map(names::take)
                            .orElseGet(() -> fresh(table.name(), wanted)));
        }
        return assigned;
    }

    /** The name that the profile gives it, else its own in the style asked for. */
    private String wanted(String name) {
        return policies.rule(name).name().orElseGet(() -> policies.style().apply(name));
    }

    private Optional<String> existing(String name, String wanted) {
        if (target.tables().containsKey(wanted)) {
            return Optional.of(wanted);
        }
        if (policies.rule(name).name().isPresent()) {
            return Optional.empty();
        }
        if (target.tables().containsKey(name)) {
            return Optional.of(name);
        }
        Optional<String> found = Optional.ofNullable(alike.get(name));
        found.ifPresent(other -> findings.note(
                "renamed", name, "goes into the target's table `" + other + "`, " + NameMatch.difference(name, other)));
        return found;
    }

    private String fresh(String name, String wanted) {
        String given = names.take(wanted);
        if (target.otherNames().contains(given)) {
            findings.error(
                    "name-taken",
                    name,
                    "the target schema has something else called `" + given
                            + "` (a view, index, sequence or type); rename it there or choose another schema");
        }
        if (!given.equals(name)) {
            String message = "is called `" + given + "` in the target";
            if (given.equals(wanted)) {
                findings.note("renamed", name, message);
            } else {
                findings.warn("renamed", name, message, "");
            }
        }
        return given;
    }
}
