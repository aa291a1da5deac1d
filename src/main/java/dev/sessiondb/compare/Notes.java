package dev.sessiondb.compare;

import dev.sessiondb.profile.Policies;
import dev.sessiondb.schema.DatabaseSchema;
import dev.sessiondb.schema.Table;
import dev.sessiondb.schema.UncarriedObject;
import java.util.ArrayList;
import java.util.List;

/** What holds rows and isn't compared, and why. */
final class Notes {
    private Notes() {}

    static List<String> of(DatabaseSchema schema, Policies policies) {
        List<String> notes = new ArrayList<>();
        for (UncarriedObject object : schema.uncarried()) {
            if (object.kind().equals("virtual table")) {
                notes.add("virtual table `" + object.name() + "`: " + firstClause(object.reason()));
            }
        }
        for (Table table : schema.tables()) {
            if (policies.rule(table.name()).skip()) {
                notes.add("table `" + table.name() + "`: left out, as the profile says");
            }
            table.columns().stream()
                    .filter(column ->
                            policies.rule(table.name()).column(column.name()).skip())
                    .filter(column -> policies.rule(table.name()).derived().stream()
                            .noneMatch(derived -> derived.of().contains(column.name())))
                    .forEach(column -> notes.add(
                            "column `" + table.name() + "." + column.name() + "`: left out, as the profile says"));
        }
        return notes;
    }

    /** Without the advice for a migration. */
    private static String firstClause(String reason) {
        return reason.contains(";") ? reason.substring(0, reason.indexOf(';')) : reason;
    }
}
