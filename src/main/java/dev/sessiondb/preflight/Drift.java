package dev.sessiondb.preflight;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.CheckStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A place where what is configured and what is in use, or what they hold, have parted.
 *
 * @param code stable identifier for scripts, such as {@code drift.backend}
 * @param message what was found
 * @param meaning what it means for the data
 * @param remedies commands of this program that mend it, each as its arguments, the likeliest first; never empty
 */
public record Drift(String code, String message, String meaning, List<Remedy> remedies) {
    public Drift {
        remedies = List.copyOf(remedies);
        if (remedies.isEmpty()) {
            throw new IllegalArgumentException("drift `" + code + "` needs a remedy");
        }
    }

    /**
     * A way to mend it.
     *
     * @param when in which case, in words
     * @param arguments of this program
     */
    public record Remedy(String when, List<String> arguments) {
        public Remedy {
            arguments = List.copyOf(arguments);
        }
    }

    /** As a warning among the other checks of a preflight. */
    Check check() {
        String hint = remedies.stream()
                .map(remedy -> remedy.when() + ": `sessiondb " + String.join(" ", remedy.arguments()) + "`")
                .collect(Collectors.joining("; "));
        return new Check(
                code,
                "DRIFT",
                CheckStatus.WARN,
                message + "; " + meaning,
                Optional.of(hint),
                ErrorCode.PREFLIGHT_FAILED);
    }
}
