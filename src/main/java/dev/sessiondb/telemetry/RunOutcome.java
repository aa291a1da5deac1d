package dev.sessiondb.telemetry;

import dev.sessiondb.error.ErrorCode;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.Arrays;
import java.util.Optional;

/** How a command ended. */
record RunOutcome(int exitStatus) {

    /** {@code ok}, {@code rejects}, {@code interrupted} or {@code failed}. */
    String word() {
        return code().map(RunOutcome::word).orElse("ok");
    }

    private static String word(ErrorCode code) {
        return switch (code) {
            case COMPLETED_WITH_REJECTS -> "rejects";
            case INTERRUPTED, TERMINATED -> "interrupted";
            default -> "failed";
        };
    }

    boolean bad() {
        return code().filter(code -> code != ErrorCode.COMPLETED_WITH_REJECTS).isPresent();
    }

    /** For spans and metrics alike. */
    Attributes attributes() {
        AttributesBuilder attributes = Attributes.builder().put(Keys.OUTCOME, word());
        code().ifPresent(code -> attributes.put(Keys.ERROR, code.name()));
        return attributes.build();
    }

    private Optional<ErrorCode> code() {
        return Arrays.stream(ErrorCode.values())
                .filter(code -> code.exitStatus() == exitStatus)
                .findFirst();
    }
}
