package dev.sessiondb.verify;

import dev.sessiondb.io.HashKey;
import dev.sessiondb.io.KeyedHash;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The hash of a row in canonical form, of that many bytes: the reference database's have about 250. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HashBenchmark {
    @Param({"16", "250", "4000"})
    public int length;

    private final KeyedHash hash = new KeyedHash(HashKey.random());
    private byte[] row;

    @Setup
    public void prepare() {
        row = new byte[length];
        new Random(length).nextBytes(row);
    }

    @Benchmark
    public long hash() {
        hash.start('r');
        hash.add(row, 0, row.length);
        hash.end();
        return hash.high() ^ hash.low();
    }
}
