package dev.sessiondb.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApplicationsTest {

    @Test
    void theSectionIsReadAndNothingElse() {
        Application read = ApplicationReader.read("shop", """
                version: 1
                application:
                  directory: shop
                  variables:
                    sessiondb.sqlite.path: [SHOP_FILE, SHOP_DB]

                  passed-over: [sessiondb.shopOptions]
                  sqlite: {project: [data/shop.db], user: ["~/shop.db"]}
                  session-file: {user: ["~/shop.json"], booleans: [paid], structures: [basket]}
                tables: {this is: [not, even, yaml
                """);
        assertThat(read)
                .isEqualTo(new Application(
                        "shop",
                        Optional.of("shop"),
                        Map.of(ConfigKey.SQLITE_PATH, List.of("SHOP_FILE", "SHOP_DB")),
                        Set.of("sessiondb.shopOptions"),
                        new DefaultPaths(List.of("data/shop.db"), List.of("~/shop.db")),
                        Optional.of(new SessionFileForm(
                                "shop",
                                Set.of("paid"),
                                Set.of("basket"),
                                new DefaultPaths(List.of(), List.of("~/shop.json"))))));
    }

    @Test
    void aProfileWithoutTheSectionSaysNothing() {
        Application read = ApplicationReader.read("shop", "version: 1\ntables: {}\n");
        assertThat(read.sqlite()).isEqualTo(DefaultPaths.NONE);
        assertThat(read.sessionFile()).isEmpty();
        assertThat(read.directory()).isEmpty();
    }

    @Test
    void aMistakeOfOursIsNotPassedOver() {
        assertThatThrownBy(() -> ApplicationReader.read("shop", "application:\n  sqllite: {}\n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("`shop`");
    }

    @Test
    void everyVariableBelongsToOneKeyAndOursIsTheStrongest() {
        List<String> all = Arrays.stream(ConfigKey.values())
                .flatMap(key -> key.variables().stream())
                .toList();
        assertThat(all).doesNotHaveDuplicates().contains("MINSKY_SQLITE_PATH", "MINSKY_POSTGRES_URL");
        assertThat(ConfigKey.SQLITE_PATH.variables())
                .containsExactly("SESSIONDB_SQLITE_PATH", "MINSKY_SESSIONDB_SQLITE_PATH", "MINSKY_SQLITE_PATH");
        assertThat(ConfigKey.JSON_BASE_DIRECTORY.variables()).isEmpty();
    }

    @Test
    void theOwnerOfAConfigFileIsToldByItsDirectory() {
        Applications known = Applications.known();
        assertThat(known.owner(Path.of("/p/.minsky/config.yaml")).map(Application::name))
                .contains("minsky");
        assertThat(known.owner(Path.of("/home/.config/minsky/config.toml")).map(Application::name))
                .contains("minsky");
        assertThat(known.owner(Path.of("/p/.sessiondb/config.yaml"))).isEmpty();
    }
}
