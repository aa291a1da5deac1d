package dev.sessiondb.interactive;

import dev.sessiondb.config.Secret;
import dev.sessiondb.error.SessionDbException;
import java.util.Optional;

/** Which PostgreSQL it goes to. */
final class TargetQuestion {
    private final Dialogue dialogue;
    private final Setup setup;
    private boolean typed;

    TargetQuestion(Dialogue dialogue, Setup setup) {
        this.dialogue = dialogue;
        this.setup = setup;
    }

    /** Asks until there is a connection; whether somebody answers there is for the checks to find out. */
    void ask() {
        Optional<String> configured = setup.server();
        if (configured.isPresent()) {
            dialogue.say("target: " + configured.get());
            if (new Menu(dialogue).yes("is that where the rows go?")) {
                return;
            }
        } else {
            dialogue.say("target: no PostgreSQL connection is configured");
        }
        askForConnection();
    }

    void askForConnection() {
        dialogue.say("a connection is written postgresql://user:password@host:5432/database");
        dialogue.say("what you type isn't shown, and is kept for this session only");
        while (!connected()) {
            dialogue.say("try again, or Ctrl-C to leave");
        }
        setup.server().ifPresent(server -> dialogue.say("target: " + server));
    }

    /** Whether the connection is known to this process only. */
    boolean typed() {
        return typed;
    }

    private boolean connected() {
        Secret connection = dialogue.askSecret("connection (not shown) > ");
        try {
            setup.connect(connection);
            typed = true;
            return true;
        } catch (SessionDbException e) {
            Complaint.say(dialogue, e.problem());
            return false;
        }
    }
}
