package dev.sessiondb.plan;

import dev.sessiondb.plan.Finding.Severity;
import dev.sessiondb.profile.NullKeys;
import dev.sessiondb.profile.OnError;
import dev.sessiondb.profile.Orphans;
import dev.sessiondb.profile.Policies;
import dev.sessiondb.profile.Policy;
import dev.sessiondb.schema.AsciiNames;
import dev.sessiondb.schema.ForeignKey;
import dev.sessiondb.store.ConstraintViolation;
import dev.sessiondb.store.RowIds;
import dev.sessiondb.store.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Decides what becomes of rows that break the source's own constraints, and of rows that refer to rows that are left out. */
final class Concessions {

    private enum Decision {
        /** Nothing in the target would refuse the rows. */
        LET_BE,
        STOP,
        REJECT,
        NULL,
        GIVE_UP
    }

    private final Source source;
    private final Policies policies;
    private final Findings findings;
    private final Map<String, TableDraft> drafts;

    /** @param drafts every table of the plan, by lower-case source name; changed */
    Concessions(Source source, Policies policies, Findings findings, Map<String, TableDraft> drafts) {
        this.source = source;
        this.policies = policies;
        this.findings = findings;
        this.drafts = drafts;
    }

    void settle() {
        for (String name : List.copyOf(drafts.keySet())) {
            source.violations(draft(name).analysis().table()).forEach(violation -> settle(name, violation));
            collisions(name).forEach(violation -> settle(name, violation));
        }
        boolean more = true;
        while (more) {
            more = false;
            for (String name : List.copyOf(drafts.keySet())) {
                more |= cascade(name);
            }
        }
        drafts.values().forEach(this::requireFew);
    }

    /** In a table that exists already rows are tried against the target's own keys. */
    private List<ConstraintViolation> collisions(String name) {
        TableDraft draft = draft(name);
        return draft.existing().isPresent() || draft.columns().isEmpty()
                ? List.of()
                : new KeyCollisions(draft, () -> draft.read(source)).find();
    }

    private void settle(String name, ConstraintViolation violation) {
        TableDraft draft = draft(name);
        Decision decision = possible(draft, violation, wanted(draft, violation));
        switch (decision) {
            case LET_BE -> report(violation, violated(violation), Severity.WARNING, "");
            case STOP -> undecided(violation);
            case REJECT -> {
                report(violation, "rows-rejected", Severity.WARNING, "; they are left out");
                drafts.put(name, draft.with(draft.changes().without(rejected(violation))));
            }
            case NULL -> {
                report(violation, "orphans-nulled", Severity.WARNING, "; the key becomes NULL in them");
                drafts.put(name, nulled(draft, foreignKey(draft, violation).orElseThrow(), violation.ids()));
            }
            case GIVE_UP -> {
                boolean unique = wantsUnique(violation);
                String outcome = unique ? "; the key becomes UNIQUE" : "; the constraint is not carried";
                report(violation, code(violation) + "-given-up", Severity.WARNING, outcome);
                drafts.put(name, GivenUp.of(draft, violation));
            }
        }
    }

    private Decision wanted(TableDraft draft, ConstraintViolation violation) {
        Policy policy = policy(draft, violation.columns());
        return switch (violation.kind()) {
            case "foreign key" -> orphans(draft, violation, policy);
            case "primary key" -> wantsUnique(violation) ? nullKeys(policy) : general(policy);
            default -> general(policy);
        };
    }

    /** The referenced row may be in the target already, so a table that exists is tried against the target itself. */
    private Decision orphans(TableDraft draft, ConstraintViolation violation, Policy policy) {
        if (draft.existing().isPresent()) {
            return policy.orphans() == Orphans.NULL ? Decision.NULL : Decision.LET_BE;
        }
        Optional<ForeignKey> key = foreignKey(draft, violation);
        boolean carried = key.filter(k -> carried(draft, k)).isPresent();
        return carried ? decision(policy.orphans()) : Decision.LET_BE;
    }

    private static Decision decision(Orphans orphans) {
        return switch (orphans) {
            case FAIL -> Decision.STOP;
            case NULL -> Decision.NULL;
            case DROP_CONSTRAINT -> Decision.GIVE_UP;
            case REJECT -> Decision.REJECT;
        };
    }

    /** A key with NULLs can still be UNIQUE, one with duplicates can't. */
    private static boolean wantsUnique(ConstraintViolation violation) {
        return violation.kind().equals("primary key") && violation.detail().startsWith("NULL");
    }

    private static Decision nullKeys(Policy policy) {
        return policy.nullKeys() == NullKeys.FAIL
                ? Decision.STOP
                : policy.nullKeys() == NullKeys.UNIQUE ? Decision.GIVE_UP : Decision.REJECT;
    }

    private static Decision general(Policy policy) {
        return policy.onError() == OnError.FAIL
                ? Decision.STOP
                : policy.onError() == OnError.WIDEN ? Decision.GIVE_UP : Decision.REJECT;
    }

    /** In a table that exists already the target's own constraints count, and the rows are tried against them. */
    private Decision possible(TableDraft draft, ConstraintViolation violation, Decision wanted) {
        if (draft.existing().isPresent() && wanted != Decision.NULL) {
            return Decision.LET_BE;
        }
        boolean many = violation.ids().isEmpty();
        return switch (wanted) {
            case REJECT -> many ? Decision.STOP : Decision.REJECT;
            case NULL -> many ? Decision.STOP : nulling(draft, violation);
            default -> wanted;
        };
    }

    /** A key that may not be NULL goes with its row, where rows may go. */
    private Decision nulling(TableDraft draft, ConstraintViolation violation) {
        if (foreignKey(draft, violation)
                .filter(key -> !nullable(draft, key).isEmpty())
                .isPresent()) {
            return Decision.NULL;
        }
        if (policy(draft, violation.columns()).onError() != OnError.SKIP) {
            return Decision.STOP;
        }
        return draft.existing().isPresent() ? Decision.LET_BE : Decision.REJECT;
    }

    private static RejectedConstraint rejected(ConstraintViolation violation) {
        String reason = "breaks its " + violation.kind() + " (" + violation.detail() + ")";
        return new RejectedConstraint(violation.columns(), reason, violation.ids());
    }

    /** What refers to rows that are left out is an orphan as well; where both tables exist already, unless the target holds those rows, which only it can say. */
    private boolean cascade(String name) {
        boolean more = false;
        for (ForeignKey key : draft(name).table().foreignKeys()) {
            TableDraft child = draft(name);
            Optional<TableDraft> parent = Optional.ofNullable(drafts.get(AsciiNames.lower(key.referencedTable())));
            boolean left = parent.filter(p -> !p.changes().leftOut().isEmpty()).isPresent();
            boolean asked = child.existing().isPresent()
                    && parent.flatMap(TableDraft::existing).isPresent();
            if (left && !asked && carried(child, key)) {
                more |= cascade(name, child, key, parent.get().changes().leftOut());
            }
        }
        return more;
    }

    private boolean cascade(String name, TableDraft child, ForeignKey key, RowIds leftOut) {
        RowIds orphans = source.referencing(child.analysis().table(), key, leftOut)
                .minus(child.changes().leftOut())
                .minus(alreadyNull(child, key));
        if (orphans.isEmpty()) {
            return false;
        }
        String detail = "references " + key.referencedTable() + " (" + String.join(", ", key.referencedColumns()) + ")";
        ConstraintViolation violation = new ConstraintViolation(
                "foreign key",
                child.analysis().table().name(),
                key.columns(),
                detail + ", whose row is left out",
                orphans.size(),
                List.of(),
                orphans);
        Policy policy = policy(child, key.columns());
        if (policy.orphans() == Orphans.NULL && !nullable(child, key).isEmpty()) {
            report(violation, "orphans-nulled", Severity.WARNING, "; the key becomes NULL in them");
            drafts.put(name, nulled(child, key, orphans));
        } else if (policy.orphans() == Orphans.DROP_CONSTRAINT
                && child.existing().isEmpty()) {
            report(violation, "foreign-key-given-up", Severity.WARNING, "; the constraint is not carried");
            drafts.put(name, child.with(GivenUp.without(child.table(), key)));
        } else {
            report(violation, "rows-rejected", Severity.WARNING, "; they are left out");
            drafts.put(name, child.with(child.changes().without(rejected(violation))));
        }
        return true;
    }

    private static RowIds alreadyNull(TableDraft draft, ForeignKey key) {
        return nullable(draft, key).stream()
                .map(column -> draft.changes().nulled().getOrDefault(column.position(), RowIds.NONE))
                .reduce(RowIds.NONE, RowIds::plus);
    }

    private static TableDraft nulled(TableDraft draft, ForeignKey key, RowIds rows) {
        RowChanges changes = draft.changes();
        for (ColumnPlan column : nullable(draft, key)) {
            changes = changes.nulling(column.position(), rows);
        }
        return draft.with(changes);
    }

    /** The key's columns that may be NULL. */
    private static List<ColumnPlan> nullable(TableDraft draft, ForeignKey key) {
        List<String> primary = draft.table().primaryKey().map(k -> k.columns()).orElse(List.of());
        return draft.columns(key.columns()).stream()
                .filter(c -> !c.notNull())
                .filter(c -> primary.stream()
                        .noneMatch(p -> AsciiNames.same(p, c.source().name())))
                .toList();
    }

    private boolean carried(TableDraft draft, ForeignKey key) {
        return new ForeignKeyPlans(drafts, findings).obstacle(draft, key).isEmpty();
    }

    private static Optional<ForeignKey> foreignKey(TableDraft draft, ConstraintViolation violation) {
        return draft.table().foreignKeys().stream()
                .filter(key -> GivenUp.same(key, violation))
                .findFirst();
    }

    private Policy policy(TableDraft draft, List<String> columns) {
        String table = draft.analysis().table().name();
        return columns.isEmpty() ? policies.of(table) : policies.of(table, columns.get(0));
    }

    private TableDraft draft(String name) {
        return Optional.ofNullable(drafts.get(name)).orElseThrow();
    }

    private void requireFew(TableDraft draft) {
        int rows = draft.changes().leftOut().size();
        if (rows > RowIds.MOST) {
            findings.error(
                    "too-many-rejects",
                    draft.analysis().table().name(),
                    rows + " rows would be left out; at most " + RowIds.MOST + " can be");
        }
    }

    private static String code(ConstraintViolation violation) {
        return violation.kind().replace(' ', '-');
    }

    private static String violated(ConstraintViolation violation) {
        return code(violation) + "-violated";
    }

    private void report(ConstraintViolation violation, String code, Severity severity, String outcome) {
        findings.add(new Finding(
                code,
                severity,
                violation.table(),
                columns(violation),
                message(violation) + outcome,
                Optional.empty(),
                OptionalLong.of(violation.rows()),
                List.of()));
    }

    private void undecided(ConstraintViolation violation) {
        findings.add(new Finding(
                violated(violation),
                Severity.ERROR,
                violation.table(),
                columns(violation),
                message(violation),
                Optional.empty(),
                OptionalLong.of(violation.rows()),
                DecidingOptions.of(violation, wantsUnique(violation))));
    }

    private static Optional<String> columns(ConstraintViolation violation) {
        return Optional.of(String.join(", ", violation.columns())).filter(text -> !text.isEmpty());
    }

    private static String message(ConstraintViolation violation) {
        String rows = violation.rows() + (violation.rows() == 1 ? " row breaks" : " rows break");
        String names = violation.rowNames().isEmpty() ? "" : ": " + String.join(", ", violation.rowNames());
        boolean more = !violation.rowNames().isEmpty()
                && violation.rows() > violation.rowNames().size();
        return rows + " its " + violation.kind() + " (" + violation.detail() + ")" + names + (more ? " ..." : "");
    }
}
