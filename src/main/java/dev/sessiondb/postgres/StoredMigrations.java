package dev.sessiondb.postgres;

import dev.sessiondb.store.Migration;
import java.io.Reader;
import java.io.StringReader;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** Hands generated migrations to Flyway as if they were files. */
final class StoredMigrations implements ResourceProvider {
    private final List<Script> scripts;

    StoredMigrations(List<Migration> migrations) {
        this.scripts = migrations.stream().map(Script::new).toList();
    }

    @Override
    public @Nullable LoadableResource getResource(String name) {
        return scripts.stream()
                .filter(s -> s.getFilename().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return scripts.stream()
                .filter(s -> s.getFilename().startsWith(prefix))
                .filter(s -> List.of(suffixes).stream().anyMatch(s.getFilename()::endsWith))
                .<LoadableResource>map(s -> s)
                .toList();
    }

    /** One migration under a file's name. */
    private static final class Script extends LoadableResource {
        private final String name;
        private final String sql;

        Script(Migration migration) {
            this.name = "V" + migration.version() + "__" + migration.description() + ".sql";
            this.sql = migration.sql();
        }

        @Override
        public Reader read() {
            return new StringReader(sql);
        }

        @Override
        public String getAbsolutePath() {
            return name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return name;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
