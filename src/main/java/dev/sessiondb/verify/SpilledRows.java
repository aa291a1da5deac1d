package dev.sessiondb.verify;

import dev.sessiondb.io.Digest128;
import dev.sessiondb.io.PrivateDirectory;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Rows of which more may be than fit into memory, in private files, to be had again key by key. Rows of one key have the same bucket. */
final class SpilledRows implements AutoCloseable {
    private static final int PARTITIONS = 128;

    /** How many rows are grouped at once, of about 250 bytes each: a larger partition is read several times. */
    private final int most;

    private final PrivateDirectory directory = new PrivateDirectory("differences");
    private final Map<Integer, Partition> partitions = new TreeMap<>();

    SpilledRows() throws IOException {
        this(50_000);
    }

    SpilledRows(int most) throws IOException {
        this.most = most;
    }

    private static final class Partition {
        private final Path file;
        private final DataOutputStream out;
        private long rows;

        Partition(Path file) throws IOException {
            this.file = file;
            out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
        }
    }

    void add(int bucket, SpilledRow row) throws IOException {
        int number = bucket % PARTITIONS;
        Partition partition = partitions.get(number);
        if (partition == null) {
            partition = new Partition(directory.file(Integer.toString(number)));
            partitions.put(number, partition);
        }
        row.write(partition.out);
        partition.rows++;
    }

    /** Gives the rows of each key, all together. */
    void forEachGroup(Consumer<Collection<RowTally>> consumer) throws IOException {
        for (Partition partition : partitions.values()) {
            partition.out.flush();
            int passes = Math.toIntExact(partition.rows / most + 1);
            for (int pass = 0; pass < passes; pass++) {
                group(partition, passes, pass).values().forEach(tallies -> consumer.accept(tallies.values()));
            }
        }
    }

    private static Map<Digest128, Map<Digest128, RowTally>> group(Partition partition, int passes, int pass)
            throws IOException {
        Map<Digest128, Map<Digest128, RowTally>> keys = new LinkedHashMap<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(partition.file)))) {
            for (long i = 0; i < partition.rows; i++) {
                SpilledRow row = SpilledRow.read(in);
                if (Math.floorMod(row.key().low(), (long) passes) == pass) {
                    keys.computeIfAbsent(row.key(), key -> new LinkedHashMap<>(2))
                            .computeIfAbsent(row.row(), RowTally::new)
                            .add(row);
                }
            }
        }
        return keys;
    }

    @Override
    public void close() throws IOException {
        try (directory) {
            for (Partition partition : partitions.values()) {
                partition.out.close();
            }
        }
    }
}
