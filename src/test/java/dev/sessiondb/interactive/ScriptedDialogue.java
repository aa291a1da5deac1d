package dev.sessiondb.interactive;

import dev.sessiondb.config.Secret;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A person whose answers are known before. After the last one Ctrl-C is pressed. */
final class ScriptedDialogue implements Dialogue {
    private final Deque<String> answers;
    private final List<String> shown = new ArrayList<>();

    ScriptedDialogue(String... answers) {
        this.answers = new ArrayDeque<>(List.of(answers));
    }

    /** All that was said and asked, a line each. */
    List<String> shown() {
        return shown;
    }

    /** Whether every answer was asked for. */
    boolean finished() {
        return answers.isEmpty();
    }

    @Override
    public void say(String text) {
        shown.add(text);
    }

    @Override
    public String ask(String prompt) {
        shown.add(prompt);
        if (answers.isEmpty()) {
            throw Problem.of(ErrorCode.INTERRUPTED, "interrupted at a question").toException();
        }
        return answers.removeFirst();
    }

    @Override
    public String askFile(String prompt) {
        return ask(prompt);
    }

    @Override
    public Secret askSecret(String prompt) {
        return Secret.of(ask(prompt));
    }

    @Override
    public String askAfresh(String prompt) {
        return ask(prompt);
    }
}
