package dev.sessiondb.verify;

import dev.sessiondb.store.LoadLanes;
import dev.sessiondb.store.TargetParts;
import dev.sessiondb.store.TargetRows;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows of a target in three parts. */
record RowParts(List<? extends List<byte @Nullable []>> rows) implements TargetParts {

    static PartedTarget target(List<? extends List<byte @Nullable []>> rows) {
        return new PartedTarget(new RowParts(rows), () -> new BinaryRows(rows), new LoadLanes(2));
    }

    @Override
    public int count() {
        return 3;
    }

    @Override
    public TargetRows open(int part) {
        return new BinaryRows(IntStream.range(0, rows.size())
                .filter(row -> row % count() == part)
                .<List<byte @Nullable []>>mapToObj(rows::get)
                .toList());
    }
}
