package dev.sessiondb.cli;

import dev.sessiondb.io.Json;
import dev.sessiondb.plan.ColumnPlan;
import dev.sessiondb.plan.Finding;
import dev.sessiondb.plan.MigrationPlan;
import dev.sessiondb.plan.TablePlan;
import dev.sessiondb.schema.TypeKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes a plan down as a profile: what would become of each table and column, ready to be changed. */
final class ProfileText {
    private static final Set<TypeKind> TIMES =
            Set.of(TypeKind.DATE, TypeKind.TIME, TypeKind.TIMESTAMP, TypeKind.TIMESTAMPTZ);
    private static final String HEAD = """
            # A sessiondb profile: what becomes of each table and column. Written from an analysis of every value; edit it, and give it
            # to `sessiondb migrate to postgres --profile FILE`. What is commented out shows what could be said. docs/profile.md has it all.
            version: 1
            # identifiers: keep            # keep | snake | lower

            defaults: {}
              # on-error: fail             # fail | skip (rows go to the reject file) | widen (types and constraints that don't hold are given up)
              # empty: fail                # fail | null: empty texts in columns of another type
              # nul: fail                  # fail | strip | escape: NUL characters in texts
              # invalid-utf8: fail         # fail | replace | bytea
              # orphans: fail              # fail | null | drop-constraint | reject
              # null-keys: fail            # fail | unique | reject
              # integers: bigint           # bigint | declared
              # json-type: auto            # auto | jsonb | json | text
              # reals: fail                # fail | round: numbers with more digits than a 4-byte real of the target holds
              # timezone: UTC              # of times written without a zone

            tables:
            """;

    private final MigrationPlan plan;
    private final StringBuilder text = new StringBuilder(HEAD);

    private ProfileText(MigrationPlan plan) {
        this.plan = plan;
    }

    static String of(MigrationPlan plan) {
        return new ProfileText(plan).write();
    }

    private String write() {
        if (plan.tables().isEmpty()) {
            text.append("  {}\n");
        }
        plan.tables().forEach(this::table);
        return VisibleWriter.visible(
                text.toString()); // an escape that YAML knows, too, and what can't stand in a comment
    }

    private void table(TablePlan table) {
        text.append("\n  ").append(Json.line(table.source().name())).append(":   # ");
        text.append(Words.count(table.rows(), "row")).append('\n');
        findings(table, "").forEach(finding -> comment("    ", finding));
        String name = table.targetName().equals(table.source().name()) ? "# " : "";
        text.append("    ")
                .append(name)
                .append("name: ")
                .append(Json.line(table.targetName()))
                .append('\n');
        text.append("    # skip: true\n    # order: 1                 # tables of a lower number are loaded first\n");
        text.append("    columns:\n");
        table.columns().forEach(column -> column(table, column));
    }

    private void column(TablePlan table, ColumnPlan column) {
        text.append("      ").append(Json.line(column.source().name())).append(":\n");
        findings(table, column.source().name()).forEach(finding -> comment("        ", finding));
        if (!column.targetName().equals(column.source().name())) {
            text.append("        name: ").append(Json.line(column.targetName())).append('\n');
        }
        String declared = column.source().declaredType().isEmpty()
                ? "no declared type"
                : column.source().declaredType().replaceAll("[\\s\\p{Cntrl}]+", " ");
        text.append("        type: ")
                .append(column.typeSql())
                .append("   # ")
                .append(declared)
                .append(", ");
        text.append(column.reason()).append('\n');
        if (TIMES.contains(column.conversion().type().kind())) {
            String numbers = column.conversion()
                    .numericTime()
                    .name()
                    .toLowerCase(Locale.ROOT)
                    .replace('_', '-');
            text.append("        # numbers: ").append(numbers).append("   # what numbers in it count\n");
        }
    }

    private List<Finding> findings(TablePlan table, String column) {
        return plan.findings().stream()
                .filter(f -> f.table().equals(table.source().name()))
                .filter(f -> f.column().orElse("").equals(column))
                .toList();
    }

    private void comment(String indent, Finding finding) {
        String words = finding.severity().name().toLowerCase(Locale.ROOT) + ": " + finding.message();
        text.append(indent)
                .append("# ")
                .append(words.replaceAll("[\\p{Cntrl}]+", " "))
                .append('\n');
    }
}
