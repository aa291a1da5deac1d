package dev.sessiondb.plan;

import dev.sessiondb.profile.DerivedColumn;
import dev.sessiondb.profile.Profile;
import dev.sessiondb.profile.TableRule;
import dev.sessiondb.schema.AsciiNames;
import dev.sessiondb.schema.DatabaseSchema;
import dev.sessiondb.schema.Table;
import java.util.Optional;

/** Holds the names in a profile against the source: one that isn't there is a mistake, or another version of the file. */
final class ProfileNames {
    private ProfileNames() {}

    static void check(Profile profile, DatabaseSchema schema, Findings findings) {
        profile.tables().forEach((name, rule) -> {
            Optional<Table> table = schema.table(name);
            if (table.isEmpty()) {
                findings.error("profile-unknown", name, "the profile names this table, and the source has none such");
            }
            table.ifPresent(known -> columns(known, rule, findings));
        });
    }

    private static void columns(Table table, TableRule rule, Findings findings) {
        rule.columns().keySet().stream()
                .filter(column -> table.column(column).isEmpty())
                .filter(column -> rule.derived().stream().noneMatch(d -> AsciiNames.same(d.name(), column)))
                .forEach(column -> findings.error(
                        "profile-unknown",
                        table.name(),
                        "the profile names column `" + column + "`, and the table has none such"));
        rule.derived().stream()
                .map(DerivedColumn::name)
                .filter(column -> table.column(column).isPresent())
                .forEach(column -> findings.error(
                        "profile-unknown",
                        table.name(),
                        "the profile derives column `" + column + "`, and the table has one of that name"));
    }
}
