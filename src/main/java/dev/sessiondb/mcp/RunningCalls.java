package dev.sessiondb.mcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * The calls that wait for their turn or are at work. There is one turn: SQLite's locks are the process's, and a file that one call closes would take them from another.
 */
final class RunningCalls {
    private final Semaphore turn = new Semaphore(1, true);
    private final Map<Object, RunningCall> calls = new ConcurrentHashMap<>();

    /** @param id of the request, a number or a text */
    void start(Object id, RunningCall call) {
        calls.put(id, call);
        call.start(turn, () -> calls.remove(id, call));
    }

    /** Ends a call that the client doesn't want any more; nothing where it is over already. */
    void withdraw(Object id) {
        Optional.ofNullable(calls.get(id)).ifPresent(RunningCall::withdraw);
    }

    /** Ends all of them, and waits for that. */
    void end() throws InterruptedException {
        List<RunningCall> all = new ArrayList<>(calls.values());
        all.forEach(RunningCall::cancel);
        for (RunningCall call : all) {
            call.await();
        }
    }
}
