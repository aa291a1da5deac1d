package dev.sessiondb.verify;

import dev.sessiondb.io.HashKey;
import dev.sessiondb.bench.MemoryRows;
import dev.sessiondb.bench.Values;
import dev.sessiondb.convert.Conversion;
import dev.sessiondb.convert.ConversionSpec;
import dev.sessiondb.convert.Conversions;
import dev.sessiondb.convert.FieldBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
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

/** A value of either side into the form in which verification compares it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class VerifyBenchmark {
    private static final int ROWS = 1024;
    private static final HashKey KEY = HashKey.random();

    @Param
    public Values values;

    private final CanonicalRow canonical = new CanonicalRow(1, KEY);
    private MemoryRows rows;
    private ColumnForm form;
    private byte[] sent;

    @Setup
    public void prepare() throws IOException {
        rows = Values.rows(ROWS, values);
        form = ColumnForms.of(ConversionSpec.of(values.type()), KEY);
        sent = encoded();
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int source() {
        rows.rewind();
        int size = 0;
        while (rows.next()) {
            canonical.clear();
            if (!form.putSource(rows, 0, canonical)) {
                throw new IllegalStateException(rows.rowName());
            }
            size += canonical.size();
        }
        return size;
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int target() {
        ByteBuffer lengths = ByteBuffer.wrap(sent);
        int size = 0;
        for (int at = 0; at < sent.length; at += Integer.BYTES + lengths.getInt(at)) {
            canonical.clear();
            if (!form.putTarget(sent, at + Integer.BYTES, lengths.getInt(at), canonical)) {
                throw new IllegalStateException("the value at " + at);
            }
            size += canonical.size();
        }
        return size;
    }

    /** What the server would send: fields of the same binary form. */
    private byte[] encoded() throws IOException {
        Conversion conversion = Conversions.of(ConversionSpec.of(values.type()));
        ByteArrayOutputStream fields = new ByteArrayOutputStream();
        FieldBuffer out = new FieldBuffer(fields);
        while (rows.next()) {
            conversion.append(rows, 0, out);
        }
        out.flush();
        return fields.toByteArray();
    }
}
