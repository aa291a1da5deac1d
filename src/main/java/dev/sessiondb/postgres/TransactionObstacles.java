package dev.sessiondb.postgres;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Statements that can't be part of one transaction with others: those that begin or end one, and those that PostgreSQL refuses within one. See the PostgreSQL documentation, "SQL Commands". */
final class TransactionObstacles {
    private static final int LONGEST_HEAD = 2000;

    private static final String TAKE_OUT = "the whole batch is one transaction: take it out of the script";
    private static final String BY_HAND =
            "execute it by itself with psql, before or after, and take it out of the script";
    private static final String NOT_CONCURRENTLY =
            "take CONCURRENTLY out (the table is then locked while it runs), or " + BY_HAND;

    private static final Map<Pattern, String> STATEMENTS = statements();

    private TransactionObstacles() {}

    private static Map<Pattern, String> statements() {
        Map<Pattern, String> all = new LinkedHashMap<>();
        put(all, "(?:BEGIN|START TRANSACTION|COMMIT|END|ABORT|PREPARE TRANSACTION|COMMIT PREPARED)\\b.*", TAKE_OUT);
        put(all, "ROLLBACK\\b(?! (?:WORK |TRANSACTION )?TO\\b).*", TAKE_OUT);
        put(all, "CREATE (?:UNIQUE )?INDEX CONCURRENTLY\\b.*", NOT_CONCURRENTLY);
        put(all, "DROP INDEX CONCURRENTLY\\b.*", NOT_CONCURRENTLY);
        put(all, "REINDEX\\b.*\\bCONCURRENTLY\\b.*", NOT_CONCURRENTLY);
        put(all, "REINDEX (?:\\(.*?\\) ?)?(?:SCHEMA|DATABASE|SYSTEM)\\b.*", BY_HAND);
        put(all, "ALTER TABLE\\b.* DETACH PARTITION .* CONCURRENTLY\\b.*", NOT_CONCURRENTLY);
        put(all, "VACUUM\\b.*", BY_HAND);
        put(all, "(?:CREATE|DROP) (?:DATABASE|TABLESPACE|SUBSCRIPTION)\\b.*", BY_HAND);
        put(all, "ALTER (?:SYSTEM\\b.*|DATABASE\\b.* SET TABLESPACE\\b.*)", BY_HAND);
        put(all, "DISCARD ALL\\b.*", TAKE_OUT);
        put(all, "CLUSTER ?", BY_HAND);
        return all;
    }

    private static void put(Map<Pattern, String> all, String form, String hint) {
        all.put(Pattern.compile(form, Pattern.CASE_INSENSITIVE), hint);
    }

    /** Why, and what to do; empty when nothing is in the way. */
    static Optional<String> of(String sql) {
        String head = head(sql);
        return STATEMENTS.entrySet().stream()
                .filter(form -> form.getKey().matcher(head).matches())
                .map(form -> "can't be part of a transaction with others: " + form.getValue())
                .findFirst();
    }

    /** Its beginning on one line, without comments. */
    private static String head(String sql) {
        String text = SqlComments.stripped(sql);
        return SqlComments.onOneLine(text.substring(0, Math.min(text.length(), LONGEST_HEAD)));
    }
}
