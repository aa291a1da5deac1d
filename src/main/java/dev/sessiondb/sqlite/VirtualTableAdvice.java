package dev.sessiondb.sqlite;

import java.util.Locale;

/** What PostgreSQL has instead of SQLite's virtual tables. */
final class VirtualTableAdvice {

    private VirtualTableAdvice() {}

    /** @param sql the CREATE VIRTUAL TABLE text */
    static String of(String sql) {
        String lower = sql.toLowerCase(Locale.ROOT);
        int using = lower.indexOf("using");
        String module =
                using < 0 ? "" : lower.substring(using + "using".length()).strip();
        if (module.startsWith("fts")) {
            return "it is a full-text index; in PostgreSQL add one to the table that has the text: ALTER TABLE t ADD COLUMN search tsvector"
                    + " GENERATED ALWAYS AS (to_tsvector('simple', coalesce(col, ''))) STORED; CREATE INDEX ON t USING gin (search);"
                    + " and ask WHERE search @@ plainto_tsquery('simple', 'words')";
        }
        if (module.startsWith("rtree") || module.startsWith("geopoly")) {
            return "it is an index of boxes; in PostgreSQL add one to the table that has the places: ALTER TABLE t ADD COLUMN place box"
                    + " GENERATED ALWAYS AS (box(point(min_x, min_y), point(max_x, max_y))) STORED; CREATE INDEX ON t USING gist (place);"
                    + " and ask WHERE place && box '((x1,y1),(x2,y2))'";
        }
        return "it is computed by a SQLite module";
    }
}
