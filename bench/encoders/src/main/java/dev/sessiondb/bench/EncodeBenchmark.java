package dev.sessiondb.bench;

import dev.sessiondb.convert.Conversion;
import dev.sessiondb.convert.ConversionSpec;
import dev.sessiondb.convert.Conversions;
import dev.sessiondb.convert.FieldBuffer;
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

/** A value of SQLite into PostgreSQL's binary form, checked. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EncodeBenchmark {
    private static final int ROWS = 1024;

    @Param
    public Values values;

    private MemoryRows rows;
    private Conversion conversion;
    private FieldBuffer out;

    @Setup
    public void prepare() {
        rows = Values.rows(ROWS, values);
        conversion = Conversions.of(ConversionSpec.of(values.type()));
        out = new FieldBuffer(OutputStream.nullOutputStream());
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int encode() throws IOException {
        rows.rewind();
        while (rows.next()) {
            if (!conversion.append(rows, 0, out)) {
                throw new IllegalStateException(conversion.reason(rows, 0));
            }
            out.drain();
        }
        return out.position();
    }
}
