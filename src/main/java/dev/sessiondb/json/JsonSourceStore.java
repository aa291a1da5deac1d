package dev.sessiondb.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.Sha256;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceDescription;
import dev.sessiondb.store.SourceStatus;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.StagedFile;
import dev.sessiondb.store.TableRows;
import java.io.IOException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A session file: one JSON document with an application's sessions, of any of the shapes that {@link ShapeFinder} tells by content. Opening it makes a private SQLite database with the one table {@code sessions} in the directory of
 * temporary files, removed on closing. A JSON null and a missing value are both NULL there. The file is read three times as a stream; memory holds one record.
 */
public final class JsonSourceStore implements SourceStore {
    private final SessionFile file;
    private final Workshop workshop;
    private Optional<Survey> known = Optional.empty();

    /**
     * @param path of the JSON file
     * @param files makes a new, empty SQLite file at a path
     * @param databases reads a finished SQLite file
     */
    public JsonSourceStore(Path path, Function<Path, StagedFile> files, Function<Path, SourceStore> databases) {
        this.file = new SessionFile(path);
        this.workshop = new Workshop(files, databases);
    }

    @Override
    public Path path() {
        return file.path();
    }

    @Override
    public List<Check> probe() {
        List<Check> checks = new ArrayList<>(new FileChecks(path()).all());
        if (checks.stream().anyMatch(Check::failed)) {
            return checks;
        }
        try {
            checks.addAll(new SurveyChecks(survey()).all());
        } catch (SessionDbException e) {
            checks.add(FileChecks.failed(e.problem()));
        }
        return checks;
    }

    @Override
    public Source open() {
        FileChecks.requirePassed(new FileChecks(path()).all());
        Survey survey = survey();
        FileChecks.requirePassed(new SurveyChecks(survey).all());
        return file.read(() -> open(survey));
    }

    private Survey survey() {
        FileStamp now = file.stamp();
        if (known.filter(k -> k.stamp().equals(now)).isEmpty()) {
            known = Optional.of(whole(() -> new Surveyor(file, workshop).survey()));
        }
        return known.get();
    }

    /** A step that makes files. */
    private interface Making<T> {
        T make();
    }

    /** What goes wrong with the private files, which is nothing that a migration did. */
    private <T> T whole(Making<T> making) {
        try {
            return making.make();
        } catch (SessionDbException e) {
            if (e.code() != ErrorCode.MIGRATION_FAILED) {
                throw e;
            }
            Problem problem = Problem.of(
                    ErrorCode.SOURCE_UNAVAILABLE,
                    "cannot make a private database of `" + path() + "`: "
                            + e.problem().message());
            throw e.problem()
                    .causedBy()
                    .map(problem::causedBy)
                    .orElse(problem)
                    .hint("see that the directory of temporary files has room, or name another with `-Djava.io.tmpdir`")
                    .toException(e);
        }
    }

    private Source open(Survey survey) throws IOException {
        TemporaryDirectory directory = new TemporaryDirectory();
        try {
            Path made = directory.file("source.db");
            String sha256 = whole(() -> file.read(() -> fill(survey, made)));
            requireUnchanged(survey);
            Source table = workshop.databases().apply(made).openCopy(made);
            return new JsonSource(new JsonSource.FileRead(path(), survey.stamp(), sha256, false), table, directory);
        } catch (RuntimeException | Error e) {
            directory.close();
            requireUnchanged(survey);
            throw e;
        }
    }

    /** Returns the SHA-256 of the file as it was read. */
    private String fill(Survey survey, Path target) throws IOException, NotASessionFile {
        try (SessionTable table = new SessionTable(workshop, target, survey.columns());
                DigestInputStream in = new DigestInputStream(file.open(), Sha256.digest());
                JsonParser parser = SessionFile.parser(in)) {
            new RecordStream(parser, survey.shape(), true).forEach(found -> {
                if (!survey.dropped().get(Math.toIntExact(found.number()))) {
                    table.insert(found);
                }
            });
            table.finish();
            return Sha256.hex(in.getMessageDigest());
        }
    }

    private void requireUnchanged(Survey survey) throws IOException {
        if (!FileStamp.of(path()).equals(survey.stamp())) {
            throw Problem.of(ErrorCode.SOURCE_UNAVAILABLE, "`" + path() + "` was written to while it was read")
                    .hint("stop the application that writes to it, and run again")
                    .toException();
        }
    }

    @Override
    public Source openCopy(Path copy) {
        return workshop.databases().apply(copy).openCopy(copy);
    }

    @Override
    public SourceStatus status() {
        try (Source source = open()) {
            SourceDescription described = source.description();
            List<TableRows> tables = source.schema().tables().stream()
                    .map(t -> new TableRows(t.name(), source.statistics(t).rows()))
                    .toList();
            return new SourceStatus(
                    described.path(),
                    described.bytes(),
                    0,
                    described.journalMode(),
                    described.lastWrite(),
                    tables,
                    List.of(),
                    described.access());
        }
    }
}
