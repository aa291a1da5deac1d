package dev.sessiondb.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.sessiondb.io.PrivateDirectory;
import java.io.IOException;
import java.util.BitSet;
import java.util.Optional;

/** The first reading of a session file: its shape, its columns, and which records stay. */
final class Surveyor {
    private static final int MOST_DUPLICATES = 10_000;

    private final SessionFile file;
    private final Workshop workshop;
    private final ColumnSurveys columns = new ColumnSurveys();
    private final Examples bad = new Examples();
    private final BitSet badRecords = new BitSet();
    /** Each is a record that is dropped, so each is named, as far as memory goes. */
    private final Examples duplicates = new Examples(MOST_DUPLICATES);

    private final Examples contradictions = new Examples();
    private long records;

    Surveyor(SessionFile file, Workshop workshop) {
        this.file = file;
        this.workshop = workshop;
    }

    /** @throws dev.sessiondb.error.SessionDbException with {@code SOURCE_UNAVAILABLE} when it isn't a session file */
    Survey survey() {
        return file.read(this::read);
    }

    private Survey read() throws IOException, NotASessionFile {
        FileStamp stamp = FileStamp.of(file.path());
        Shape shape = shape();
        try (PrivateDirectory directory = new PrivateDirectory("source");
                Positions positions = new Positions(workshop, directory.file("positions.db"));
                JsonParser parser = SessionFile.parser(file.open())) {
            RecordStream stream = new RecordStream(parser, shape, false);
            stream.forEach(found -> take(found, positions));
            return new Survey(
                    stamp,
                    shape,
                    records,
                    columns.specs(),
                    badRecords,
                    positions.dropped(duplicates),
                    bad,
                    duplicates,
                    contradictions,
                    columns.remarks(),
                    stream.leftOut());
        }
    }

    private Shape shape() throws IOException, NotASessionFile {
        try (JsonParser parser = SessionFile.parser(file.open())) {
            return new ShapeFinder(parser).find();
        }
    }

    private void take(SessionRecord found, Positions positions) throws NotASessionFile {
        records++;
        Optional<String> problem = found.problem();
        if (problem.isPresent()) {
            badRecords.set(Math.toIntExact(found.number()));
            bad.add(found.place() + ": " + problem.get());
            return;
        }
        if (found.contradictsKey()) {
            contradictions.add(found.place() + ": kept by the name "
                    + Quoted.of(found.key().orElse("")) + ", its session is "
                    + Quoted.of(found.session().orElse("")));
        }
        columns.add(found.columns());
        positions.add(found, found.session().orElseThrow());
    }
}
