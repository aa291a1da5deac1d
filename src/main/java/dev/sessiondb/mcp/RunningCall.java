package dev.sessiondb.mcp;

import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import reactor.core.publisher.MonoSink;

/** One call of a tool, on a thread of its own. */
final class RunningCall {
    private final CommandCall command;
    private final MonoSink<CallToolResult> answer;
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean cancelled;
    private volatile boolean withdrawn;

    RunningCall(CommandCall command, MonoSink<CallToolResult> answer) {
        this.command = command;
        this.answer = answer;
    }

    void start(Semaphore turn, Runnable afterwards) {
        Thread thread = new Thread(
                () -> {
                    try {
                        waitAndRun(turn);
                    } finally {
                        afterwards.run();
                        finished.countDown();
                    }
                },
                "sessiondb-call");
        thread.setDaemon(true);
        thread.start();
    }

    private void waitAndRun(Semaphore turn) {
        turn.acquireUninterruptibly();
        try {
            if (cancelled) {
                answer.success();
            } else {
                answer(command.run());
            }
        } catch (RuntimeException | Error e) {
            answer.error(e);
        } finally {
            turn.release();
        }
    }

    /** What was withdrawn gets no answer: so the protocol wants it. */
    private void answer(String document) {
        if (withdrawn) {
            answer.success();
        } else {
            answer.success(ToolResult.of(document));
        }
    }

    void withdraw() {
        withdrawn = true;
        cancel();
    }

    void cancel() {
        cancelled = true;
        command.cancel();
    }

    void await() throws InterruptedException {
        finished.await();
    }
}
