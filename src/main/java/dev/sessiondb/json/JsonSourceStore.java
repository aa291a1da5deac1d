package dev.sessiondb.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.DigestedFile;
import dev.sessiondb.io.PrivateDirectory;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceStatus;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.StagedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A session file: one JSON document with an application's sessions, of any of the shapes that {@link ShapeFinder} tells by content. Opening it makes a private SQLite database with the one table {@code sessions} in the directory of
 * temporary files, removed on closing. A JSON null and a missing value are both NULL there. The file is read three times as a stream; memory holds one record.
 */
public final class JsonSourceStore implements SourceStore {
    /** The one that records become rows of. */
    public static final String TABLE = SessionTable.TABLE;

    private static final String KIND = "session file";

    private final SessionFile file;
    private final Workshop workshop;
    private final boolean skip;
    private Optional<Survey> known = Optional.empty();

    /**
     * @param path of the JSON file
     * @param files makes a new, empty SQLite file at a path
     * @param databases reads a finished SQLite file
     */
    public JsonSourceStore(Path path, Function<Path, StagedFile> files, Function<Path, SourceStore> databases) {
        this(new SessionFile(path), new Workshop(files, databases), false);
    }

    private JsonSourceStore(SessionFile file, Workshop workshop, boolean skip) {
        this.file = file;
        this.workshop = workshop;
        this.skip = skip;
    }

    /** The same file, where records that can't be taken are left out ({@link Source#leftOut}) and don't make it unusable. */
    public JsonSourceStore skippingBadRecords() {
        return new JsonSourceStore(file, workshop, true);
    }

    @Override
    public Path path() {
        return file.path();
    }

    @Override
    public List<Check> probe() {
        List<Check> checks = new ArrayList<>(new FileChecks(path(), KIND).all());
        if (checks.stream().anyMatch(Check::failed)) {
            return checks;
        }
        try {
            checks.addAll(new SurveyChecks(survey(), skip).all());
        } catch (SessionDbException e) {
            checks.add(new FileChecks(path(), KIND).failed(e.problem()));
        }
        return checks;
    }

    @Override
    public Source open() {
        FileChecks.requirePassed(new FileChecks(path(), KIND).all());
        Survey survey = survey();
        FileChecks.requirePassed(new SurveyChecks(survey, skip).all());
        return file.read(() -> open(survey));
    }

    private Survey survey() {
        FileStamp now = file.stamp();
        if (known.filter(k -> k.stamp().equals(now)).isEmpty()) {
            known = Optional.of(PrivateDatabase.made(path(), () -> new Surveyor(file, workshop).survey()));
        }
        return known.get();
    }

    private Source open(Survey survey) throws IOException {
        PrivateDirectory directory = new PrivateDirectory("source");
        try {
            Path made = directory.file("source.db");
            JsonSource.FileRead read = PrivateDatabase.made(
                    path(), () -> file.read(() -> fill(survey, made, directory.file("bad.jsonl"))));
            requireUnchanged(survey);
            Source table = workshop.databases().apply(made).openCopy(made);
            return new JsonSource(read, table, directory);
        } catch (RuntimeException | Error e) {
            directory.close();
            requireUnchanged(survey);
            throw e;
        }
    }

    private JsonSource.FileRead fill(Survey survey, Path target, Path bad) throws IOException, NotASessionFile {
        try (SessionTable table = new SessionTable(workshop, target, survey.columns());
                BadRecords aside = new BadRecords(bad);
                DigestedFile in = new DigestedFile(file.path());
                JsonParser parser = SessionFile.parser(in.content())) {
            new RecordStream(parser, survey.shape(), true)
                    .without(survey.badRecords(), aside::take)
                    .forEach(found -> {
                        if (!survey.dropped().get(Math.toIntExact(found.number()))) {
                            table.insert(found);
                        }
                    });
            table.finish();
            String sha256 = in.sha256();
            return new JsonSource.FileRead(
                    path(), survey.stamp(), sha256, in.contentBytes(), JsonSource.FileRead.SESSIONS, aside.leftOut());
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
    public Source openCopyToVerify(Path copy) {
        return workshop.databases().apply(copy).openCopyToVerify(copy);
    }

    @Override
    public SourceStatus status() {
        try (Source source = open()) {
            return JsonSource.status(source);
        }
    }
}
