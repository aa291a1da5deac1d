package dev.sessiondb.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltJarIT {

    @TempDir
    private Path home;

    @Test
    void printsItsVersionAndNoWarning() {
        BuiltJar.Result result = new BuiltJar(home).run("--version");
        assertThat(result.exitStatus()).isZero();
        assertThat(result.stdout()).contains("sessiondb 0.1.0");
        assertThat(result.stderr()).isEmpty();
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void refusesAnUnknownOptionOnStandardError() {
        BuiltJar.Result result = new BuiltJar(home).run("--no-such-option");
        assertThat(result.exitStatus()).isEqualTo(2);
        assertThat(result.stdout()).isEmpty();
        assertThat(result.stderr()).contains("--no-such-option");
    }
}
