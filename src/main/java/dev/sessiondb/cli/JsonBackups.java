package dev.sessiondb.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessiondb.backup.BackupEntry;
import dev.sessiondb.backup.BackupFile;
import dev.sessiondb.backup.BackupHealth.Damaged;
import dev.sessiondb.backup.BackupInventory;
import dev.sessiondb.backup.LooseFile;
import dev.sessiondb.backup.PruneDecision;
import dev.sessiondb.backup.PrunePlan;
import dev.sessiondb.backup.UnfinishedBackup;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Backups as JSON trees. Described in {@code docs/json.md}. */
final class JsonBackups {

    private JsonBackups() {}

    static ObjectNode list(BackupInventory inventory, Instant now) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("directory", inventory.directory().toString());
        node.put("bytes", inventory.bytes());
        ArrayNode backups = node.putArray("backups");
        inventory.entries().forEach(entry -> entry(entry, backups.addObject()));
        ArrayNode unfinished = node.putArray("unfinished");
        inventory.unfinished().forEach(u -> unfinished(u, unfinished.addObject())
                .put("abandoned", u.abandoned(now)));
        loose(inventory.loose(), node.putArray("loose"));
        return node;
    }

    static ObjectNode show(BackupEntry entry) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        entry(entry, node);
        ArrayNode commands = node.putArray("restore");
        BackupsPrinter.commands(entry).forEach(commands::add);
        return node;
    }

    static ObjectNode verified(List<BackupEntry> entries) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode backups = node.putArray("backups");
        entries.forEach(entry -> entry(entry, backups.addObject()));
        return node;
    }

    static ObjectNode prune(PrunePlan plan, boolean removed) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("directory", plan.directory().toString());
        node.put("removed", removed);
        node.put("bytes", plan.bytes());
        ArrayNode backups = node.putArray("backups");
        plan.decisions().forEach(decision -> decision(decision, backups.addObject()));
        ArrayNode unfinished = node.putArray("unfinished");
        plan.abandoned().forEach(u -> unfinished(u, unfinished.addObject()).put("action", "remove"));
        plan.unfinished().forEach(u -> unfinished(u, unfinished.addObject()).put("action", "keep"));
        loose(plan.loose(), node.putArray("loose"));
        return node;
    }

    private static void decision(PruneDecision decision, ObjectNode node) {
        entry(decision.entry(), node);
        node.put("action", decision.goes() ? "remove" : "keep");
        node.put("reason", decision.reason());
    }

    private static void entry(BackupEntry entry, ObjectNode node) {
        node.put("name", entry.name());
        node.put("time", entry.time().toString());
        node.put("run", entry.run().orElse(null));
        node.put("command", entry.command().orElse(null));
        node.put("source", entry.source());
        node.put("manifest", entry.manifest().toString());
        node.put("bytes", entry.bytes());
        file(entry.copy(), node.putObject("copy"));
        file(entry.dump(), node.putObject("dump"));
        entry.original().ifPresent(file -> file(file, node.putObject("original")));
        ObjectNode rows = node.putObject("rows");
        entry.rows().forEach(rows::put);
        node.put("health", entry.health().word());
        node.put(
                "damagedFile",
                entry.health() instanceof Damaged damaged ? damaged.file().toString() : null);
        node.put("problem", entry.health() instanceof Damaged damaged ? damaged.detail() : null);
    }

    private static void file(BackupFile file, ObjectNode node) {
        node.put("path", file.path().toString());
        node.put("bytes", file.bytes());
        node.put("sha256", file.sha256());
    }

    private static ObjectNode unfinished(UnfinishedBackup unfinished, ObjectNode node) {
        node.put("directory", unfinished.directory().toString());
        return node.put("bytes", unfinished.bytes());
    }

    private static void loose(List<LooseFile> files, ArrayNode array) {
        for (LooseFile file : files) {
            array.addObject()
                    .put("path", file.path().toString())
                    .put("kind", file.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .put("bytes", file.bytes())
                    .put("lastWrite", file.lastWrite().toString());
        }
    }
}
