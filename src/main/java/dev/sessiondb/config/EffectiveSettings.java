package dev.sessiondb.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Every key with the value that is in effect. */
public final class EffectiveSettings {
    private EffectiveSettings() {}

    /** In the order of {@link ConfigKey}. */
    public static List<EffectiveSetting> of(Settings settings) {
        boolean json = settings.backend().value() == Backend.JSON;
        List<EffectiveSetting> effective = new ArrayList<>();
        effective.add(of(ConfigKey.BACKEND, settings.backend(), Backend::word));
        effective.add(of(ConfigKey.SQLITE_PATH, settings.sqlitePath(), Object::toString));
        effective.add(of(ConfigKey.CONNECTION_STRING, settings.postgres(), MaskedConnection::of));
        effective.add(of(ConfigKey.SCHEMA, settings.schema(), name -> name));
        effective.add(of(ConfigKey.STAGING_SCHEMA, settings.stagingSchema(), name -> name));
        effective.add(of(ConfigKey.POOL_SIZE, settings.poolSize(), EffectiveSettings::poolSize));
        effective.add(of(ConfigKey.MIGRATIONS, settings.migrations(), Object::toString));
        effective.add(of(ConfigKey.JSON_PATH, settings.jsonPath(), Object::toString));
        effective.add(of(
                json ? ConfigKey.JSON_BASE_DIRECTORY : ConfigKey.SQLITE_BASE_DIRECTORY,
                settings.baseDirectory(),
                Object::toString));
        effective.add(of(ConfigKey.BACKUP_DIRECTORY, settings.backupDirectory(), Object::toString));
        effective.add(of(ConfigKey.TELEMETRY, settings.telemetry(), Object::toString));
        return effective;
    }

    private static String poolSize(int size) {
        return size == 0 ? "as many as a run needs" : String.valueOf(size);
    }

    private static <T> EffectiveSetting of(ConfigKey key, Setting<T> setting, Function<T, String> text) {
        return of(key, Optional.of(setting), text);
    }

    private static <T> EffectiveSetting of(ConfigKey key, Optional<Setting<T>> setting, Function<T, String> text) {
        return new EffectiveSetting(
                key,
                setting.map(Setting::value).map(text),
                setting.map(Setting::origin).orElse("not set"));
    }
}
