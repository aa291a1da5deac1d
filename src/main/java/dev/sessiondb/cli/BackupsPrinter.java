package dev.sessiondb.cli;

import dev.sessiondb.backup.BackupEntry;
import dev.sessiondb.backup.BackupFile;
import dev.sessiondb.backup.BackupHealth.Damaged;
import dev.sessiondb.backup.BackupInventory;
import dev.sessiondb.backup.LooseFile;
import dev.sessiondb.backup.PruneDecision;
import dev.sessiondb.backup.PrunePlan;
import dev.sessiondb.backup.UnfinishedBackup;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Prints what {@code sessiondb backups} says. */
final class BackupsPrinter {
    private final PrintWriter out;
    private final Instant now;

    /** @param now what ages are counted from */
    BackupsPrinter(PrintWriter out, Instant now) {
        this.out = out;
        this.now = now;
    }

    void list(BackupInventory inventory) {
        inventory.entries().forEach(this::entry);
        inventory.unfinished().forEach(this::unfinished);
        inventory.loose().forEach(this::loose);
        if (!inventory.unfinished().isEmpty() || !inventory.loose().isEmpty()) {
            out.println();
        }
        int count = inventory.entries().size();
        String damaged =
                inventory.damaged().isEmpty() ? "" : ", " + inventory.damaged().size() + " DAMAGED";
        out.println(Words.count(count, "backup") + damaged + ", " + Words.bytes(inventory.bytes()) + " in all, in "
                + inventory.directory());
        out.flush();
    }

    private void entry(BackupEntry entry) {
        out.println(entry.name() + "  " + Ages.words(entry.time(), now) + "  "
                + entry.health().word());
        if (entry.health() instanceof Damaged damaged) {
            out.println("  damage  " + damaged.detail());
        }
        if (!entry.source().isEmpty()) {
            out.println("  taken   " + entry.time() + by(entry));
            out.println("  source  " + entry.source());
            out.println("  holds   " + holds(entry) + "; copy "
                    + Words.bytes(entry.copy().bytes()) + ", dump "
                    + Words.bytes(entry.dump().bytes())
                    + entry.original()
                            .map(file -> ", original " + Words.bytes(file.bytes()))
                            .orElse(""));
        }
        out.println();
    }

    private static String by(BackupEntry entry) {
        return entry.command().map(command -> " by " + command).orElse("")
                + entry.run().map(run -> ", run " + run).orElse("");
    }

    private static String holds(BackupEntry entry) {
        return Words.count(entry.rows().size(), "table") + ", " + Words.count(entry.rowCount(), "row");
    }

    private void unfinished(UnfinishedBackup unfinished) {
        String who = unfinished.abandoned(now)
                ? "left by a process that died; `backups prune` removes it"
                : "in the making, or left by a process that died";
        out.println("unfinished: " + name(unfinished.directory()) + "  (" + Words.bytes(unfinished.bytes()) + "; " + who
                + ")");
    }

    private void loose(LooseFile file) {
        out.println("besides: " + name(file.path()) + "  (" + Words.bytes(file.bytes()) + "; "
                + file.kind().words() + ")");
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    void show(BackupEntry entry) {
        out.println("backup " + entry.name());
        out.println("  taken     " + entry.time() + ", " + Ages.words(entry.time(), now));
        entry.command().ifPresent(command -> out.println("  by        " + command));
        entry.run().ifPresent(run -> out.println("  run       " + run));
        out.println("  source    " + entry.source());
        out.println("  manifest  " + entry.manifest());
        out.println();
        out.println("files");
        file("copy", entry.copy());
        file("dump", entry.dump());
        entry.original().ifPresent(file -> file("original", file));
        out.println();
        rows(entry);
        out.println("to check it");
        out.println("  " + Invocation.of("backups", "verify", entry.manifest().toString()));
        out.println("to bring it back: these say what would happen; with --dry-run=false they do it");
        commands(entry).forEach(command -> out.println("  " + command));
        out.flush();
    }

    /** The commands that restore it. */
    static List<String> commands(BackupEntry entry) {
        return List.of("sqlite", "postgres", "json").stream()
                .map(to -> Invocation.of("restore", "--backup", entry.manifest().toString(), "--to", to))
                .toList();
    }

    private void file(String what, BackupFile file) {
        out.println(String.format(Locale.ROOT, "  %-8s  %s", what, file.path()));
        out.println("            " + Words.count(file.bytes(), "byte") + ", SHA-256 " + file.sha256());
    }

    private void rows(BackupEntry entry) {
        out.println("rows");
        int width =
                entry.rows().keySet().stream().mapToInt(String::length).max().orElse(1);
        entry.rows()
                .forEach((table, rows) ->
                        out.println(String.format(Locale.ROOT, "  %-" + width + "s  %s", table, Words.count(rows))));
        out.println("  " + holds(entry));
        out.println();
    }

    void verified(BackupEntry entry) {
        String detail = entry.health() instanceof Damaged damaged
                ? damaged.detail()
                : Words.count(entry.files().size(), "file") + ", " + Words.bytes(entry.bytes()) + ", " + holds(entry);
        out.println(String.format(Locale.ROOT, "%-7s  %s  %s", entry.health().word(), entry.name(), detail));
        out.flush();
    }

    void prune(PrunePlan plan) {
        plan.decisions().forEach(this::decision);
        plan.abandoned().forEach(u -> line(true, name(u.directory()), u.bytes(), "left by a process that died"));
        plan.unfinished().forEach(u -> line(false, name(u.directory()), u.bytes(), "it may still be in the making"));
        plan.loose()
                .forEach(file ->
                        line(false, name(file.path()), file.bytes(), file.kind().words()));
        if (!plan.decisions().isEmpty()) {
            out.println();
        }
        out.flush();
    }

    private void decision(PruneDecision decision) {
        BackupEntry entry = decision.entry();
        String age = Ages.words(entry.time(), now);
        line(decision.goes(), entry.name() + "  " + age, entry.bytes(), decision.reason());
    }

    private void line(boolean goes, String what, long bytes, String why) {
        out.println((goes ? "goes   " : "stays  ") + what + "  " + Words.bytes(bytes) + "  (" + why + ")");
    }

    /** The last lines. */
    void pruned(PrunePlan plan, boolean real, List<String> arguments) {
        int going = plan.going().size();
        String left = Words.count(plan.abandoned().size(), "unfinished one");
        String what = Words.count(going, "backup") + (plan.abandoned().isEmpty() ? "" : " and " + left);
        int staying = plan.decisions().size() - going;
        if (plan.nothing()) {
            out.println("nothing was changed: nothing is to be removed from " + plan.directory());
        } else if (real) {
            out.println("removed " + what + ", " + Words.bytes(plan.bytes()) + "; " + Words.count(staying, "backup")
                    + " left in " + plan.directory());
        } else {
            out.println(what + " would be removed, " + Words.bytes(plan.bytes()) + "; " + Words.count(staying, "backup")
                    + " would be left in " + plan.directory());
            out.println(NextSteps.realRun(arguments));
        }
        out.flush();
    }
}
