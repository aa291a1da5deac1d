package dev.sessiondb.config.edit;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** One value of a config file changed, planned and proved: the file is written by {@link #apply} only. */
public final class ConfigEdit {
    private final Target target;
    private final Refusal refusal;
    private final Optional<String> before;
    private final boolean flat;
    private final String newText;
    private final int line;

    private ConfigEdit(Target target, Refusal refusal, Planned planned) {
        this.target = target;
        this.refusal = refusal;
        this.before = planned.before();
        this.flat = planned.flat();
        this.newText = planned.text();
        this.line = planned.line();
    }

    /**
     * Plans to set a value in a file; links are followed.
     *
     * @param key the section and the name in it, plain words
     * @param value a plain word
     * @throws dev.sessiondb.error.SessionDbException CUTOVER_FAILED, with the lines to put in by hand, when the file can't be read, isn't valid or has more than 1 MiB, or when the key isn't a
     *     single value there that can be changed alone
     */
    public static ConfigEdit plan(Path file, List<String> key, String value) {
        Refusal refusal = new Refusal(file, Key.of(key), Key.requireWord(value));
        Source source = Source.read(file, refusal);
        Planned planned = Planned.of(source.text(), refusal);
        return new ConfigEdit(new Target.Existing(new Replacement(source, refusal)), refusal, planned);
    }

    /**
     * Plans a file that isn't there yet, with nothing but the value; its directory is made when needed (0700), the file is 0600.
     *
     * @throws dev.sessiondb.error.SessionDbException CUTOVER_FAILED when there is something of that name
     */
    public static ConfigEdit create(Path file, List<String> key, String value) {
        Refusal refusal = new Refusal(file, Key.of(key), Key.requireWord(value));
        Target.New target = new Target.New(file, refusal);
        target.requireAbsent();
        String start = ConfigFormat.of(file) == ConfigFormat.JSON ? "{\n}\n" : "";
        return new ConfigEdit(target, refusal, Planned.of(start, refusal));
    }

    /** The file as it was named. */
    public Path file() {
        return refusal.file();
    }

    /** Whether the file isn't there yet. */
    public boolean creates() {
        return target instanceof Target.New;
    }

    /** False when the file holds that value already: {@link #apply} then does nothing. */
    public boolean changes() {
        return creates() || !before.equals(Optional.of(refusal.value()));
    }

    /** The value before, as parsed; empty when there is none. One that a YAML merge brings in doesn't count. */
    public Optional<String> before() {
        return before;
    }

    /** The line of the value in the new text, from 1. */
    public int line() {
        return line;
    }

    /** The lines to put in by hand instead, without line ends. */
    public List<String> lines() {
        return refusal.lines(flat);
    }

    /** Why {@link #apply} would fail as things are now; empty when it would most likely succeed. Never writes. */
    public Optional<String> obstacle() {
        return changes() ? target.obstacle() : Optional.empty();
    }

    /**
     * Writes the file, when it still holds what was planned on; mode, owner and links stay.
     *
     * @return where the copy of the old file is, in the real file's directory; empty when there was no file or nothing to change
     * @throws dev.sessiondb.error.SessionDbException CUTOVER_FAILED, with the lines to put in by hand; the file is as it was
     */
    public Optional<Path> apply(Clock clock) {
        return changes() ? target.write(newText, clock) : Optional.empty();
    }
}
