package dev.sessiondb.store;

import java.util.concurrent.Semaphore;

/** How many connections load rows at once, in all. Thread-safe. */
public final class LoadLanes {
    private final Semaphore free;

    /** @param most from 0 */
    public LoadLanes(int most) {
        this.free = new Semaphore(most);
    }

    /** Waits for one that nobody has. */
    public void take() throws InterruptedException {
        free.acquire();
    }

    /** Takes one that nobody has; false when there is none now. */
    public boolean takeFree() {
        return free.tryAcquire();
    }

    /** Lets somebody else have one. */
    public void giveBack() {
        free.release();
    }
}
