package dev.sessiondb.migrate;

import dev.sessiondb.config.Backend;
import dev.sessiondb.config.ConfigKey;
import dev.sessiondb.config.Configuration;
import dev.sessiondb.config.Setting;
import dev.sessiondb.config.edit.ConfigEdit;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.Cutover;
import dev.sessiondb.store.Ledger;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes a backend the configured default: one value of one config file. Planned first, done once. */
public final class DefaultBackendChange {
    private static final List<String> KEY = List.of("sessiondb", "backend");
    private static final String ID = "cutover.config";
    private static final String TITLE = "the default backend can be changed";

    private final Configuration configuration;
    private final Backend backend;
    private final Path file;
    private final RunEnvironment environment;
    private final Planned planned;

    /** An edit, or why there can be none. */
    private record Planned(Optional<ConfigEdit> edit, Optional<Problem> problem) {}

    /**
     * Plans the change; writes nothing.
     *
     * @param file the config file to change
     */
    public DefaultBackendChange(Configuration configuration, Backend backend, Path file, RunEnvironment environment) {
        this.configuration = configuration;
        this.backend = backend;
        this.file = file;
        this.environment = environment;
        this.planned = plan();
    }

    private Planned plan() {
        try {
            ConfigEdit edit = Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                    ? ConfigEdit.plan(file, KEY, backend.word())
                    : ConfigEdit.create(file, KEY, backend.word());
            return new Planned(Optional.of(edit), Optional.empty());
        } catch (SessionDbException e) {
            return new Planned(Optional.empty(), Optional.of(e.problem()));
        }
    }

    /** What it would do. */
    public CutoverPlan preview() {
        return new CutoverPlan(
                file,
                backend,
                planned.edit().map(ConfigEdit::creates).orElse(false),
                planned.edit().map(ConfigEdit::changes).orElse(true),
                planned.edit().flatMap(ConfigEdit::before),
                planned.edit().map(ConfigEdit::line).orElse(0),
                planned.edit().map(ConfigEdit::lines).orElse(List.of()),
                obstacle());
    }

    /** Why it would fail, as far as that can be known before. */
    private Optional<String> obstacle() {
        return overridden()
                .or(() -> planned.problem()
                        .map(problem -> problem.message()
                                + problem.causedBy()
                                        .map(cause -> " (" + cause + ")")
                                        .orElse("")))
                .or(() -> planned.edit().flatMap(ConfigEdit::obstacle));
    }

    private Optional<String> overridden() {
        Setting<Backend> current = configuration.settings().backend();
        return ConfigKey.BACKEND.variables().contains(current.origin()) && current.value() != backend
                ? Optional.of("the environment variable `" + current.origin() + "` is set to `" + current.value()
                        + "` and wins over every config file")
                : Optional.empty();
    }

    /** Among a preflight's checks: an override fails it, as the change would do nothing; a file that can't be written only warns, as the migration can still be done. */
    public Check check() {
        CutoverPlan preview = preview();
        Optional<String> overridden = overridden();
        if (overridden.isPresent()) {
            return Check.fail(ID, TITLE, overridden.get(), "unset that variable, or leave out `--set-default`");
        }
        if (preview.obstacle().isPresent()) {
            return Check.warn(
                    ID,
                    TITLE,
                    preview.obstacle().get(),
                    "mend that before the real run, or set `sessiondb.backend` to `" + backend + "` by hand after it");
        }
        return Check.pass(ID, TITLE, preview.sentence());
    }

    /**
     * Changes the file, then lets the ledger know.
     *
     * @param ledger empty when there is none, or it can't be reached
     * @param runId of the run it belongs to
     * @throws SessionDbException with {@code CUTOVER_FAILED}; the file is as it was
     */
    public CutoverReport apply(Optional<Ledger> ledger, Optional<String> runId) {
        overridden().ifPresent(this::refuse);
        planned.problem().ifPresent(problem -> {
            throw problem.toException();
        });
        ConfigEdit edit = planned.edit().orElseThrow();
        Optional<Path> copy = edit.changes() ? edit.apply(environment.clock()) : Optional.empty();
        return new CutoverReport(preview(), copy, ledger.flatMap(known -> record(known, runId)));
    }

    private void refuse(String reason) {
        throw Problem.of(ErrorCode.CUTOVER_FAILED, "cannot make `" + backend + "` the default backend")
                .causedBy(reason)
                .hint("unset that variable, and run `sessiondb config use " + backend + "`")
                .toException();
    }

    /** A warning when the ledger couldn't be told: the file is what counts. */
    private Optional<String> record(Ledger ledger, Optional<String> runId) {
        try {
            ledger.cutover(new Cutover(
                    environment.clock().instant(),
                    backend.word(),
                    runId,
                    file.toString(),
                    environment.toolVersion(),
                    environment.host(),
                    environment.user()));
            return Optional.empty();
        } catch (SessionDbException e) {
            return Optional.of("the ledger could not be told of the new default: "
                    + e.problem().message()
                    + e.problem().causedBy().map(cause -> " (" + cause + ")").orElse("")
                    + "; run `sessiondb config use "
                    + backend + "` again once it can");
        }
    }
}
