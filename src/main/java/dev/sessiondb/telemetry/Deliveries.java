package dev.sessiondb.telemetry;

import io.opentelemetry.sdk.common.CompletableResultCode;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whether all that was sent arrived. Thread-safe. */
final class Deliveries {
    private final AtomicBoolean failed = new AtomicBoolean();

    /** Looks how this one ends. */
    CompletableResultCode watch(CompletableResultCode delivery) {
        return delivery.whenComplete(() -> {
            if (!delivery.isSuccess()) {
                failed.set(true);
            }
        });
    }

    boolean failed() {
        return failed.get();
    }
}
