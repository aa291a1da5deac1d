package dev.sessiondb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextStepsTest {

    @ParameterizedTest
    @CsvSource({
        "to postgres, to postgres --dry-run=false",
        "to postgres --dry-run, to postgres --dry-run=false",
        "to postgres --dry-run=true --jobs 1, to postgres --jobs 1 --dry-run=false",
        "to postgres --dry-run true --jobs 1, to postgres --jobs 1 --dry-run=false",
        "to postgres --schema true, to postgres --schema true --dry-run=false",
    })
    void theRealRunIsTheSameCommandLine(String line, String expected) {
        assertThat(NextSteps.realRun(List.of(line.split(" "))))
                .isEqualTo("nothing was changed; to do it: sessiondb " + expected);
    }
}
