package dev.sessiondb.interactive;

import dev.sessiondb.error.SessionDbException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Which file is migrated. */
final class SourceQuestion {
    private final Dialogue dialogue;
    private final Setup setup;

    SourceQuestion(Dialogue dialogue, Setup setup) {
        this.dialogue = dialogue;
        this.setup = setup;
    }

    /** Asks until there is one that can be read. */
    SourceFile ask() {
        List<SourceFile> sources = setup.sources();
        dialogue.say("source: which database is migrated? it is only read");
        new Menu(dialogue)
                .print(sources.stream()
                        .map(source -> source.path() + ": " + source.description())
                        .toList());
        while (true) {
            Optional<SourceFile> chosen = path(sources).flatMap(this::look);
            if (chosen.isPresent()) {
                dialogue.say(chosen.get().path() + ": " + chosen.get().description());
                return chosen.get();
            }
        }
    }

    private Optional<String> path(List<SourceFile> sources) {
        if (sources.isEmpty()) {
            return Optional.of(dialogue.askFile("path of a SQLite database or JSON file > "))
                    .filter(answer -> !answer.isEmpty());
        }
        String answer = dialogue.askFile("number or path (Enter: 1) > ");
        OptionalInt number = answer.isEmpty() ? OptionalInt.of(0) : Menu.number(answer, sources.size());
        return Optional.of(number.isPresent() ? sources.get(number.getAsInt()).path() : answer);
    }

    private Optional<SourceFile> look(String path) {
        try {
            return Optional.of(setup.look(path));
        } catch (SessionDbException e) {
            Complaint.say(dialogue, e.problem());
            return Optional.empty();
        }
    }
}
