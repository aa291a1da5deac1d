package dev.sessiondb.config;

import java.util.Comparator;
import java.util.List;

/** The keys a config file may have. */
final class ConfigKeys {
    static final String BACKEND = "sessiondb.backend";
    static final String SQLITE_PATH = "sessiondb.sqlite.path";
    static final String CONNECTION_STRING = "sessiondb.postgres.connectionString";
    static final String SCHEMA = "sessiondb.postgres.schema";
    static final String POOL_SIZE = "sessiondb.postgres.poolSize";
    static final String BACKUP_DIRECTORY = "sessiondb.backup.directory";
    static final List<String> ALL =
            List.of(BACKEND, SQLITE_PATH, CONNECTION_STRING, SCHEMA, POOL_SIZE, BACKUP_DIRECTORY);

    private ConfigKeys() {}

    /** The known key that is spelt most like it. */
    static String nearest(String key) {
        return ALL.stream()
                .min(Comparator.comparingInt(known -> distance(known, key)))
                .orElseThrow();
    }

    /** How many characters must change: V. Levenshtein, 1965. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
