package dev.sessiondb.postgres;

import dev.sessiondb.store.Migration;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Sets Flyway up so that it does what the generated migrations say and nothing else. */
final class FlywayRunner {

    private FlywayRunner() {}

    static Flyway on(DataSource source, String schema, List<Migration> migrations) {
        return configuration(source, schema, migrations).load();
    }

    /** On a staging schema, in which a mark may be, that Flyway would refuse for not being empty; and later migrations than the given, when a run is resumed. */
    static Flyway staging(DataSource source, String schema, List<Migration> migrations) {
        return configuration(source, schema, migrations)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .validateOnMigrate(false)
                .load();
    }

    private static FluentConfiguration configuration(DataSource source, String schema, List<Migration> migrations) {
        return Flyway.configure(FlywayRunner.class.getClassLoader())
                .dataSource(source)
                .schemas(schema)
                .defaultSchema(schema)
                .table(Bookkeeping.HISTORY)
                .createSchemas(false)
                .locations(new String[0])
                .resourceProvider(new StoredMigrations(migrations))
                .placeholderReplacement(false)
                .skipDefaultCallbacks(true)
                .mixed(false)
                .ignoreMigrationPatterns("*:pending")
                .loggers("slf4j");
    }
}
