package dev.sessiondb.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://me:p%40ss@db:5433/postgres",
                "postgresql://me:p%40ss@db:5433",
                "jdbc:postgresql://db:5433/postgres?user=me&password=p%40ss"
            })
    void readsBothKindsOfUrl(String url) {
        assertThat(ServerAddress.parse(url)).isEqualTo(new ServerAddress("db", 5433, "me", "p@ss"));
    }

    @Test
    void knowsTheUsualPort() {
        assertThat(ServerAddress.parse("postgresql://me:x@db/postgres").port()).isEqualTo(5432);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://db/postgres", "postgresql://me:x@db/postgres?sslmode=require", "mysql:x"})
    void refusesWhatItWouldHaveToGuess(String url) {
        assertThatThrownBy(() -> ServerAddress.parse(url)).isInstanceOf(IllegalArgumentException.class);
    }
}
