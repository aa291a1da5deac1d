package dev.sessiondb.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** SQLite files with everything that is known to be hard to carry: each case has tables of its own. */
public final class TortureDatabase {

    private TortureDatabase() {}

    /** All cases. */
    public static List<TortureCase> cases() {
        List<TortureCase> all = new ArrayList<>(TortureValues.all());
        all.addAll(TortureSchema.all());
        return List.copyOf(all);
    }

    /** Some cases in one file. */
    public static Path create(Path file, List<TortureCase> cases) {
        return SqliteFiles.create(
                file, cases.stream().flatMap(c -> c.statements().stream()).toArray(String[]::new));
    }
}
