package dev.sessiondb.store;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Where a run stands in the ledger. */
public enum RunState {
    STARTED,
    STAGED,
    VERIFIED,
    PUBLISHED,
    /** Published, and made the configured default. */
    CUT_OVER,
    FAILED,
    /** Staged, verified and taken away again, as asked. */
    REHEARSED,
    /** Published once, and taken back. */
    UNDONE;

    /** Those of a run that is at work, or died. */
    public static final Set<RunState> UNFINISHED = Set.copyOf(EnumSet.of(STARTED, STAGED, VERIFIED));

    /** Those of a run whose rows are in the target. */
    public static final Set<RunState> VISIBLE = Set.copyOf(EnumSet.of(PUBLISHED, CUT_OVER));

    /** As it is stored: {@code cut over}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** As stored, several. */
    public static String[] texts(Set<RunState> states) {
        return List.copyOf(states).stream().map(RunState::text).sorted().toArray(String[]::new);
    }
}
