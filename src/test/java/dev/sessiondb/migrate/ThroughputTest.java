package dev.sessiondb.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.report.Sample;
import dev.sessiondb.store.CopyOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Few samples, however long a load takes, and every byte in them. */
class ThroughputTest {
    private final AtomicLong now = new AtomicLong(-5);
    private final Throughput throughput = new Throughput(now::get);

    @Test
    void aLongLoadKeepsFewSamplesInOrder() throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        long rows = throughput
                .counted(out -> {
                    for (int i = 0; i < 100_000; i++) {
                        now.addAndGet(30_000_000);
                        out.write(new byte[10], 2, 7);
                        out.endRow();
                        throughput.rowsDone(1);
                    }
                    return 100_000;
                })
                .writeTo(CopyOutput.to(sent));
        List<Sample> samples = throughput.samples();
        assertThat(rows).isEqualTo(100_000);
        assertThat(sent.size()).isEqualTo(700_000);
        assertThat(samples).hasSizeBetween(Throughput.MOST / 2, Throughput.MOST + 1);
        assertThat(samples.get(0)).isEqualTo(new Sample(0, 0, 0));
        assertThat(samples.get(samples.size() - 1)).isEqualTo(new Sample(3_000_000, 700_000, 100_000));
        for (int i = 1; i < samples.size(); i++) {
            assertThat(samples.get(i).milliseconds())
                    .isGreaterThanOrEqualTo(samples.get(i - 1).milliseconds());
            assertThat(samples.get(i).bytes())
                    .isGreaterThanOrEqualTo(samples.get(i - 1).bytes());
            assertThat(samples.get(i).rows())
                    .isGreaterThanOrEqualTo(samples.get(i - 1).rows());
        }
    }

    @Test
    void aShortOneHasABeginningAndAnEnd() {
        assertThat(throughput.samples()).containsExactly(new Sample(0, 0, 0), new Sample(0, 0, 0));
    }
}
