package dev.sessiondb.interactive;

import java.util.List;
import java.util.OptionalInt;

/** Questions with a closed set of answers: asked again until one of them is given. */
final class Menu {
    private final Dialogue dialogue;

    Menu(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    /** Prints the lines, numbered from 1. */
    void print(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            dialogue.say("  " + (i + 1) + "  " + lines.get(i));
        }
    }

    /** Which of the lines is chosen, from 0; the Enter key alone means the first. */
    int choose(List<String> lines) {
        print(lines);
        while (true) {
            String answer = dialogue.ask("number (Enter: 1) > ");
            OptionalInt chosen = answer.isEmpty() ? OptionalInt.of(0) : number(answer, lines.size());
            if (chosen.isPresent()) {
                return chosen.getAsInt();
            }
            dialogue.say("that is none of them: type a number from 1 to " + lines.size());
        }
    }

    /** The place in a list of that many, from 0, that a number means; empty for anything else. */
    static OptionalInt number(String answer, int count) {
        if (!answer.matches("\\d{1,3}")) {
            return OptionalInt.empty();
        }
        int number = Integer.parseInt(answer);
        return number >= 1 && number <= count ? OptionalInt.of(number - 1) : OptionalInt.empty();
    }

    boolean yes(String question) {
        return decide(question, true);
    }

    /** The same, where the Enter key alone means no. */
    boolean yesUnlessEntered(String question) {
        return decide(question, false);
    }

    private boolean decide(String question, boolean otherwise) {
        while (true) {
            String answer = dialogue.ask(question + (otherwise ? " [Y/n] > " : " [y/N] > "));
            if (answer.isEmpty()) {
                return otherwise;
            }
            if (answer.matches("(?i)y(es)?|no?")) {
                return answer.matches("(?i)y.*");
            }
            dialogue.say("that is neither: type `y` or `n`");
        }
    }
}
