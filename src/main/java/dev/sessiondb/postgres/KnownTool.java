package dev.sessiondb.postgres;

import java.util.List;

/** Migration tools, by the tables and columns that their documentations and sources name; where a table's name is shared, the form with more columns comes first. */
enum KnownTool {
    FLYWAY(
            "Flyway",
            "flyway_schema_history",
            "installed_rank version script success",
            "SELECT version FROM %s WHERE success AND version IS NOT NULL ORDER BY installed_rank DESC LIMIT 1",
            "SELECT 'script ' || script || ' failed' FROM %s WHERE NOT success ORDER BY installed_rank"),
    ALEMBIC(
            "Alembic",
            "alembic_version",
            "version_num",
            "SELECT string_agg(version_num, ', ' ORDER BY version_num) FROM %s",
            """
            SELECT CASE count(*) WHEN 0 THEN 'it is empty: nothing was applied, or everything taken back'
                                 ELSE 'it has ' || count(*) || ' heads, which are not merged' END
            FROM %s HAVING count(*) <> 1
            """),
    DRIZZLE(
            "Drizzle",
            "__drizzle_migrations",
            "hash created_at",
            "SELECT count(*) || ' migrations, the last of ' || to_timestamp(max(created_at) / 1000.0)::date FROM %s",
            ""),
    PRISMA(
            "Prisma",
            "_prisma_migrations",
            "migration_name started_at finished_at rolled_back_at",
            "SELECT migration_name FROM %s WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY finished_at DESC LIMIT 1",
            """
            SELECT 'migration ' || migration_name || ' began at ' || started_at || ' and did not finish; its column logs says why'
            FROM %s WHERE finished_at IS NULL AND rolled_back_at IS NULL ORDER BY started_at
            """),
    DJANGO(
            "Django",
            "django_migrations",
            "app name applied",
            "SELECT string_agg(app || '.' || name, ', ' ORDER BY app) FROM (SELECT app, max(name) AS name FROM %s GROUP BY app) l",
            ""),
    GOLANG_MIGRATE(
            "golang-migrate",
            "schema_migrations",
            "version dirty",
            "SELECT max(version)::text FROM %s",
            "SELECT 'version ' || version || ' is dirty: it failed half-way' FROM %s WHERE dirty"),
    RECORDED(
            "an application's own list",
            "schema_migrations",
            "version success",
            "SELECT max(version)::text FROM %s WHERE success",
            "SELECT 'version ' || version || ' failed' FROM %s WHERE NOT success ORDER BY version"),
    RAILS("Rails or dbmate", "schema_migrations", "version", "SELECT max(version)::text FROM %s", ""),
    LIQUIBASE(
            "Liquibase",
            "databasechangelog",
            "id author orderexecuted exectype",
            "SELECT id || ' by ' || author FROM %s ORDER BY orderexecuted DESC LIMIT 1",
            "SELECT 'changeset ' || id || ' by ' || author || ': ' || exectype FROM %s WHERE exectype IN ('FAILED', 'SKIPPED') ORDER BY orderexecuted"),
    LIQUIBASE_LOCK(
            "Liquibase",
            "databasechangeloglock",
            "locked lockedby",
            "",
            "SELECT 'its lock is held by ' || coalesce(lockedby, 'nobody') || ': a run is under way, or died' FROM %s WHERE locked"),
    KNEX("Knex", "knex_migrations", "name batch", "SELECT name FROM %s ORDER BY batch DESC, id DESC LIMIT 1", ""),
    KNEX_LOCK(
            "Knex",
            "knex_migrations_lock",
            "is_locked",
            "",
            "SELECT 'its lock is held: a run is under way, or died' FROM %s WHERE is_locked = 1"),
    SQLX(
            "sqlx",
            "_sqlx_migrations",
            "version success",
            "SELECT max(version)::text FROM %s WHERE success",
            "SELECT 'version ' || version || ' failed' FROM %s WHERE NOT success ORDER BY version"),
    GOOSE(
            "goose",
            "goose_db_version",
            "version_id is_applied",
            "SELECT version_id::text FROM %s WHERE is_applied ORDER BY id DESC LIMIT 1",
            ""),
    ENTITY_FRAMEWORK(
            "Entity Framework", "__EFMigrationsHistory", "MigrationId", "SELECT max(\"MigrationId\") FROM %s", ""),
    SEQUELIZE("Sequelize", "SequelizeMeta", "name", "SELECT max(name) FROM %s", ""),
    TYPEORM("TypeORM", "migrations", "timestamp name", "SELECT name FROM %s ORDER BY timestamp DESC LIMIT 1", ""),
    LARAVEL("Laravel", "migrations", "migration batch", "SELECT max(migration) FROM %s", ""),
    KYSELY("Kysely", "kysely_migration", "name timestamp", "SELECT max(name) FROM %s", ""),
    DIESEL("Diesel", "__diesel_schema_migrations", "version", "SELECT max(version) FROM %s", "");

    private static final String NOTHING = "SELECT '' FROM %s WHERE false";

    private final String title;
    private final String table;
    private final String columns;
    private final String version;
    private final String unfinished;

    KnownTool(String title, String table, String columns, String version, String unfinished) {
        this.title = title;
        this.table = table;
        this.columns = columns;
        this.version = version;
        this.unfinished = unfinished;
    }

    String title() {
        return title;
    }

    String table() {
        return table;
    }

    List<String> columns() {
        return List.of(columns.split(" "));
    }

    /** A query with the table's place; empty when it tells no version. */
    String version() {
        return version;
    }

    /** A query, with the table's place, for what it says is failed or under way. */
    String unfinished() {
        return unfinished.isEmpty() ? NOTHING : unfinished;
    }

    /** A lock, of which there is nothing to say while it is free. */
    boolean onlyWhenUnfinished() {
        return version.isEmpty();
    }

    /** The schema that the tool makes for itself; empty when it has none. */
    String ownSchema() {
        return this == DRIZZLE ? "drizzle" : "";
    }
}
