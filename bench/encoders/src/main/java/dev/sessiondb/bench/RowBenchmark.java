package dev.sessiondb.bench;

import dev.sessiondb.convert.ConversionSpec;
import dev.sessiondb.convert.Conversions;
import dev.sessiondb.convert.EncodedColumn;
import dev.sessiondb.convert.RowEncoder;
import dev.sessiondb.store.CopyOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A row of ten columns, like those of the reference database, into the body of a binary COPY. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RowBenchmark {
    private static final int ROWS = 1024;

    private MemoryRows rows;
    private RowEncoder encoder;

    @Setup
    public void prepare() {
        Values[] columns = {
            Values.BIGINT, Values.BIGINT, Values.BIGINT, Values.TEXT, Values.TIMESTAMP,
            Values.JSON, Values.BOOLEAN, Values.DOUBLE, Values.TEXT, Values.BIGINT
        };
        rows = Values.rows(ROWS, columns);
        encoder = new RowEncoder("entries", this::fromTheStart, encoded(columns));
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long row() throws IOException {
        return encoder.writeTo(CopyOutput.to(OutputStream.nullOutputStream()));
    }

    private MemoryRows fromTheStart() {
        rows.rewind();
        return rows;
    }

    private static List<EncodedColumn> encoded(Values[] columns) {
        return IntStream.range(0, columns.length)
                .mapToObj(position -> new EncodedColumn(
                        "column" + position, position, Conversions.of(ConversionSpec.of(columns[position].type()))))
                .toList();
    }
}
