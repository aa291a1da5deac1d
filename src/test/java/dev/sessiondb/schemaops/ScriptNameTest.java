package dev.sessiondb.schemaops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.store.SchemaVersion;
import org.flywaydb.core.api.configuration.ClassicConfiguration;
import org.flywaydb.core.internal.resource.ResourceName;
import org.flywaydb.core.internal.resource.ResourceNameParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names are read as Flyway reads them. */
class ScriptNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "V1__first.sql",
                "V1.2__a_b.sql",
                "V1_2_03__x.sql",
                "V20260101120000__long.sql",
                "V3___odd.sql",
                "V3__a__b.sql",
                "V3__É ü.sql",
                "R__view.sql",
                "R__a_view.sql"
            })
    void asFlywayReadsThem(String name) {
        ResourceName flyway = new ResourceNameParser(new ClassicConfiguration()).parse(name);
        assertThat(flyway.isValid()).isTrue();
        ScriptName ours = ScriptName.of(name).orElseThrow();
        assertThat(ours.description()).isEqualTo(flyway.getDescription());
        assertThat(ours.version().map(SchemaVersion::text).orElse("none"))
                .isEqualTo(
                        flyway.getVersion() == null
                                ? "none"
                                : flyway.getVersion().getVersion());
        assertThat(ours.obstacle()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "V1_first.sql",
                "v1__first.sql",
                "V1.sql",
                "V__first.sql",
                "V1__.sql",
                "R_view.sql",
                "U1_x.sql",
                "B1__base.sql",
                "V1a__x.sql",
                "V1-2__x.sql"
            })
    void whatLooksLikeAMigrationAndIsNone(String name) {
        assertThat(ScriptName.of(name)).isEmpty();
        assertThat(ScriptName.looksLikeOne(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed.sql", "afterMigrate.sql", "views.sql", "update_users.sql", "rebuild.sql"})
    void otherFilesAreNone(String name) {
        assertThat(ScriptName.of(name)).isEmpty();
        assertThat(ScriptName.looksLikeOne(name)).isFalse();
    }

    @Test
    void whatTheHistoryCanNotHoldIsSaid() {
        assertThat(ScriptName.of("V" + "1".repeat(51) + "__x.sql").orElseThrow().obstacle())
                .isPresent();
        assertThat(ScriptName.of("V1__" + "x".repeat(201) + ".sql")
                        .orElseThrow()
                        .obstacle())
                .isPresent();
        assertThat(ScriptName.of("V0__x.sql").orElseThrow().obstacle()).isPresent();
    }
}
