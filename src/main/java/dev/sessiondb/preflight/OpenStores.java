package dev.sessiondb.preflight;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.BackgroundThreads;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.Probing;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.Target;
import dev.sessiondb.store.TargetStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Source and target, opened at the same time, as far as their checks let them; the checks of the source come first.
 *
 * @param probing may still have to tell of the source
 */
record OpenStores(List<Check> checks, Optional<Source> source, Optional<Target> target, Probing probing) {

    OpenStores {
        checks = List.copyOf(checks);
    }

    /** One of both. */
    private record Opened<T extends AutoCloseable>(List<Check> checks, Optional<T> store) {}

    private record OpenedSource(Opened<Source> opened, Probing probing) implements AutoCloseable {
        @Override
        public void close() {
            try {
                opened.store().ifPresent(Source::close);
            } finally {
                probing.close();
            }
        }
    }

    /** @param found how the source was found, where nobody named it */
    static OpenStores open(SourceStore sourceStore, TargetStore targetStore, Optional<Check> found) {
        BackgroundThreads thread = new BackgroundThreads("sessiondb-target", 1);
        Future<Opened<Target>> opening = thread.submit(() -> target(targetStore));
        Optional<OpenedSource> source = Optional.empty();
        boolean done = false;
        try {
            source = Optional.of(source(sourceStore));
            OpenStores both = both(found, source.get(), awaited(opening));
            done = true;
            return both;
        } finally {
            thread.close();
            if (!done) {
                source.ifPresent(OpenedSource::close);
                closeTarget(opening);
            }
        }
    }

    private static OpenStores both(Optional<Check> found, OpenedSource source, Opened<Target> target) {
        List<Check> checks = new ArrayList<>(found.stream().toList());
        checks.addAll(source.opened().checks());
        checks.addAll(target.checks());
        return new OpenStores(checks, source.opened().store(), target.store(), source.probing());
    }

    private static void closeTarget(Future<Opened<Target>> opening) {
        if (opening.isDone() && !opening.isCancelled()) {
            try {
                opening.get().store().ifPresent(Target::close);
            } catch (InterruptedException | ExecutionException e) {
                // Nothing was opened.
            }
        }
    }

    private static <T> T awaited(Future<T> opening) {
        try {
            return opening.get();
        } catch (InterruptedException e) {
            throw Problem.of(ErrorCode.INTERRUPTED, "interrupted while the target was opened")
                    .hint("run the same command again")
                    .toException();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        }
    }

    private static OpenedSource source(SourceStore store) {
        Probing probing = store.beginProbe();
        boolean done = false;
        try {
            Opened<Source> opened =
                    opened(probing.known(), "source.snapshot", "one snapshot", store::open, open -> List.of());
            done = true;
            return new OpenedSource(opened, probing);
        } finally {
            if (!done) {
                probing.close();
            }
        }
    }

    private static Opened<Target> target(TargetStore store) {
        return opened(store.probe(), "target.reachable", "PostgreSQL answers", store::open, Target::checks);
    }

    private static <T extends AutoCloseable> Opened<T> opened(
            List<Check> probed, String id, String title, Supplier<T> opener, Function<T, List<Check>> further) {
        List<Check> checks = new ArrayList<>(probed);
        if (probed.stream().anyMatch(Check::failed)) {
            return new Opened<>(checks, Optional.empty());
        }
        Optional<T> store = Optional.empty();
        try {
            store = Optional.of(opener.get());
        } catch (SessionDbException e) {
            checks.add(DataChecks.failed(id, title, e.problem()));
        }
        store.ifPresent(open -> checks.addAll(further.apply(open)));
        return new Opened<>(checks, store);
    }
}
