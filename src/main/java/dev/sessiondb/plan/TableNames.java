package dev.sessiondb.plan;

import dev.sessiondb.schema.Table;
import dev.sessiondb.store.TargetSchema;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives each source table its name in the target: that of the table already there, or its own. */
final class TableNames {
    private static final Set<String> OWN =
            Set.of("sessiondb_runs", "sessiondb_migrations", "sessiondb_schema_history", "sessiondb_cutovers");

    private final TargetSchema target;
    private final Findings findings;
    private final Names names = new Names(OWN);

    TableNames(TargetSchema target, Findings findings) {
        this.target = target;
        this.findings = findings;
    }

    /** Target names by source name, in the order of the tables. */
    Map<String, String> assign(List<Table> tables) {
        Map<String, String> assigned = new LinkedHashMap<>();
        for (Table table : tables) {
            assigned.put(table.name(), existing(table.name()).map(names::take).orElseGet(() -> fresh(table.name())));
        }
        return assigned;
    }

    private Optional<String> existing(String name) {
        if (target.tables().containsKey(name)) {
            return Optional.of(name);
        }
        Set<String> alike = new HashSet<>(target.tables().keySet());
        alike.removeIf(other -> !other.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)));
        if (alike.size() != 1) {
            return Optional.empty();
        }
        String found = alike.iterator().next();
        findings.note("renamed", name, "goes into the target's table `" + found + "`, whose name differs in case");
        return Optional.of(found);
    }

    private String fresh(String name) {
        String given = names.take(name);
        if (target.otherNames().contains(given)) {
            findings.error(
                    "name-taken",
                    name,
                    "the target schema has something else called `" + given
                            + "` (a view, index, sequence or type); rename it there or choose another schema");
        }
        if (!given.equals(name)) {
            findings.warn("renamed", name, "is called `" + given + "` in the target", "");
        }
        return given;
    }
}
