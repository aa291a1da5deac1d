package dev.sessiondb.migrate;

import dev.sessiondb.io.Sha256;
import dev.sessiondb.plan.MigrationPlan;
import dev.sessiondb.plan.TablePlan;
import dev.sessiondb.store.Migration;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;

/** What makes two plans the same for one run: the statements that make tables, and which rows go into them. */
final class PlanDigest {

    private PlanDigest() {}

    /** SHA-256, hex. */
    static String of(MigrationPlan plan) {
        MessageDigest digest = Sha256.digest();
        Stream.concat(plan.preData().stream(), plan.postData().stream())
                .map(Migration::sql)
                .forEach(sql -> put(digest, sql));
        plan.tables().forEach(table -> put(digest, line(table)));
        return Sha256.hex(digest);
    }

    private static String line(TablePlan table) {
        return List.of(
                        table.source().name(),
                        table.targetName(),
                        table.mode().name(),
                        String.valueOf(table.carriedRows()),
                        String.join(",", table.targetColumns()))
                .toString();
    }

    private static void put(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
