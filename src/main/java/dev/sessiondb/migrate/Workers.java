package dev.sessiondb.migrate;

import dev.sessiondb.io.BackgroundThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;

/** Does the same job for many tables, several at once; the first failure, or an interruption, ends them all. */
final class Workers {
    private Workers() {}

    /** Runs all tasks on at most that many threads. Returns when every thread has ended; results in order of the tasks. */
    static <T> List<T> run(int jobs, List<Callable<T>> tasks) {
        try (BackgroundThreads threads =
                new BackgroundThreads("sessiondb-worker", Math.max(1, Math.min(jobs, tasks.size())))) {
            return await(threads, tasks);
        }
    }

    private static <T> List<T> await(BackgroundThreads threads, List<Callable<T>> tasks) {
        CompletionService<T> completions = new ExecutorCompletionService<>(threads);
        List<Future<T>> futures = new ArrayList<>();
        tasks.forEach(task -> futures.add(completions.submit(task)));
        try {
            for (int i = 0; i < tasks.size(); i++) {
                completions.take().get();
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            throw Interruption.exception();
        } catch (ExecutionException e) {
            throw rethrow(e);
        }
    }

    /** What a task threw. */
    static RuntimeException rethrow(ExecutionException failed) {
        Throwable cause = Objects.requireNonNull(failed.getCause());
        if (cause instanceof RuntimeException failure) {
            return failure;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(cause);
    }
}
