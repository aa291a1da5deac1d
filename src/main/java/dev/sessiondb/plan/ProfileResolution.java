package dev.sessiondb.plan;

import dev.sessiondb.profile.BuiltInProfiles;
import dev.sessiondb.profile.Missing;
import dev.sessiondb.profile.Policies;
import dev.sessiondb.profile.Profile;
import dev.sessiondb.profile.TableRule;
import dev.sessiondb.schema.DatabaseSchema;
import dev.sessiondb.schema.Table;
import dev.sessiondb.store.ExistingTable;
import dev.sessiondb.store.TargetSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds a profile against source and target: chooses a built-in one that is about the source, and leaves only rules for tables and columns that are there. */
final class ProfileResolution {
    private final Policies policies;
    private final DatabaseSchema schema;
    private final TargetSchema target;
    private final Findings findings;
    private final Map<String, String> alike;

    ProfileResolution(Policies policies, DatabaseSchema schema, TargetSchema target, Findings findings) {
        this.policies = policies;
        this.schema = schema;
        this.target = target;
        this.findings = findings;
        this.alike = NameMatch.of(
                schema.tables().stream().map(Table::name).toList(),
                target.tables().keySet());
    }

    /** The same policies with the profile as it applies here. */
    Policies resolve() {
        Profile profile = policies.automatic() ? chosen() : policies.profile();
        Map<String, TableRule> rules = new LinkedHashMap<>();
        profile.tables().forEach((name, rule) -> schema.table(name)
                .ifPresentOrElse(
                        table -> rules.put(table.name(), settled(profile, table, rule)),
                        () -> missing(profile, name, rule)));
        return policies.with(profile.with(rules));
    }

    private Profile chosen() {
        List<Profile> fitting = BuiltInProfiles.fitting(schema);
        if (fitting.size() == 1) {
            Profile only = fitting.get(0);
            findings.note(
                    "profile-chosen",
                    "",
                    "the source is one of those that the profile `"
                            + only.about().name() + "` is about ("
                            + only.about().description()
                            + "); `--profile none` goes without, `--profile FILE` takes another");
            return only;
        }
        if (!fitting.isEmpty()) {
            String names = fitting.stream()
                    .map(profile -> "`" + profile.about().name() + "`")
                    .collect(Collectors.joining(", "));
            findings.warn(
                    "profile-chosen",
                    "",
                    "several profiles are about this source, and none is taken: " + names
                            + "; choose with `--profile NAME`, or `none`",
                    "");
        }
        return Profile.NONE;
    }

    private void missing(Profile profile, String name, TableRule rule) {
        switch (rule.missing().orElse(profile.missing())) {
            case ERROR ->
                findings.error("profile-unknown", name, "the profile names this table, and the source has none such");
            case WARN ->
                findings.warn(
                        "table-not-in-source",
                        name,
                        "the profile names this table, and the source has none such: nothing is brought",
                        "");
            case IGNORE -> {}
        }
    }

    private TableRule settled(Profile profile, Table table, TableRule rule) {
        Optional<ExistingTable> existing = existing(table.name(), rule);
        TableRule whole = rule;
        for (var condition : rule.when()) {
            boolean holds = existing.filter(
                            there -> !there.published()) // else the rules would change with the first run
                    .filter(condition::holds)
                    .isPresent();
            whole = holds ? whole.under(condition.rule()) : whole;
        }
        boolean lenient = rule.missing().orElse(profile.missing()) != Missing.ERROR;
        return new ColumnResolution(table, existing, lenient, findings).resolve(whole);
    }

    private Optional<ExistingTable> existing(String name, TableRule rule) {
        String wanted = rule.name().orElseGet(() -> policies.style().apply(name));
        return target.table(wanted)
                .or(() -> rule.name().isPresent() ? Optional.empty() : target.table(name))
                .or(() -> rule.name().isPresent()
                        ? Optional.empty()
                        : Optional.ofNullable(alike.get(name)).flatMap(target::table));
    }
}
