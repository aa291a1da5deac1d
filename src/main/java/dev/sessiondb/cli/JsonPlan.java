package dev.sessiondb.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessiondb.plan.ColumnPlan;
import dev.sessiondb.plan.Finding;
import dev.sessiondb.plan.ForeignKeyPlan;
import dev.sessiondb.plan.IndexPlan;
import dev.sessiondb.plan.MigrationPlan;
import dev.sessiondb.plan.TablePlan;
import java.util.Locale;

/** A plan as a JSON tree. */
final class JsonPlan {

    private JsonPlan() {}

    static ObjectNode of(MigrationPlan plan) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("rows", plan.rows());
        ArrayNode tables = node.putArray("tables");
        plan.tables().forEach(table -> table(table, tables.addObject()));
        ArrayNode views = node.putArray("views");
        plan.views().forEach(view -> views.addObject()
                .put("source", view.source())
                .put("target", view.targetName())
                .put("sql", view.sql()));
        ArrayNode findings = node.putArray("findings");
        plan.findings().forEach(finding -> finding(finding, findings.addObject()));
        node.putObject("accounted")
                .put("objects", plan.accounting().objects())
                .put("objectsAccounted", plan.accounting().accounted());
        ArrayNode ddl = node.putArray("ddl");
        plan.preData().forEach(migration -> ddl.add(migration.sql()));
        plan.postData().forEach(migration -> ddl.add(migration.sql()));
        plan.tables().stream()
                .flatMap(t -> t.foreignKeys().stream())
                .filter(ForeignKeyPlan::cross)
                .forEach(key -> ddl.add(key.sql()));
        return node;
    }

    private static void table(TablePlan table, ObjectNode node) {
        node.put("source", table.source().name());
        node.put("target", table.targetName());
        node.put("mode", table.mode().name().toLowerCase(Locale.ROOT));
        node.put("rows", table.rows());
        node.put("rejected", table.changes().leftOut().size());
        table.existing().ifPresent(existing -> node.put("targetRows", existing.rows()));
        ArrayNode columns = node.putArray("columns");
        table.columns().forEach(column -> column(column, columns.addObject()));
        ArrayNode key = node.putArray("primaryKey");
        table.primaryKey().forEach(key::add);
        ArrayNode indexes = node.putArray("indexes");
        for (IndexPlan index : table.indexes()) {
            indexes.addObject()
                    .put("name", index.name())
                    .put("unique", index.unique())
                    .put("summary", index.summary());
        }
        ArrayNode foreignKeys = node.putArray("foreignKeys");
        table.foreignKeys().forEach(foreignKey -> foreignKey(foreignKey, foreignKeys.addObject()));
    }

    private static void column(ColumnPlan column, ObjectNode node) {
        node.put("source", column.source().name());
        node.put("sourceType", column.source().declaredType());
        node.put("target", column.targetName());
        node.put("targetType", column.typeSql());
        node.put("notNull", column.notNull());
        node.put("identity", column.identity());
        node.put("default", column.defaultSql().orElse(null));
        node.put("generated", column.generatedSql().orElse(null));
        node.put("reason", column.reason());
    }

    private static void foreignKey(ForeignKeyPlan key, ObjectNode node) {
        node.put("name", key.name());
        ArrayNode columns = node.putArray("columns");
        key.columns().forEach(columns::add);
        node.put("references", key.referencedTable());
        ArrayNode referenced = node.putArray("referencedColumns");
        key.referencedColumns().forEach(referenced::add);
    }

    static void finding(Finding finding, ObjectNode node) {
        node.put("code", finding.code());
        node.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        node.put("table", finding.table());
        node.put("column", finding.column().orElse(null));
        node.put("message", finding.message());
        node.put("sql", finding.sql().orElse(null));
        ArrayNode options = node.putArray("options");
        finding.options().forEach(options::add);
        node.put("docs", Catalogue.place(finding.code()));
    }
}
