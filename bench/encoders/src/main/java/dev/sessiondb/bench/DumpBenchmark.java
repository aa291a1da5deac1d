package dev.sessiondb.bench;

import dev.sessiondb.dump.DumpValues;
import dev.sessiondb.dump.LineBuffer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A value of SQLite as the JSON dump writes it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DumpBenchmark {
    private static final int ROWS = 1024;

    @Param({"BIGINT", "DOUBLE", "TEXT", "LONG_TEXT", "JSON", "BYTEA"})
    public Values values;

    private MemoryRows rows;
    private DumpValues dump;
    private LineBuffer out;

    @Setup
    public void prepare() {
        rows = Values.rows(ROWS, values);
        out = new LineBuffer(OutputStream.nullOutputStream());
        dump = new DumpValues(out);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Object dump() throws IOException {
        rows.rewind();
        while (rows.next()) {
            dump.write(rows, 0);
        }
        return out;
    }
}
