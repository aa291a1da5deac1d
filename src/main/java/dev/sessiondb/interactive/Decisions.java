package dev.sessiondb.interactive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What becomes of what stops a run: each obstacle, the ways out, and the one that is chosen. */
final class Decisions {
    private static final int SHOWN = 8;
    private static final String GENERAL = "--on-error";
    private static final String STOP = "stop: nothing is changed";
    private static final String AGAIN = "it is mended: look again";
    private static final String RECONNECT = "type another connection";

    private final Dialogue dialogue;
    private final TargetQuestion target;

    Decisions(Dialogue dialogue, TargetQuestion target) {
        this.dialogue = dialogue;
        this.target = target;
    }

    /** Asks about each, and changes the command; false when the person stops. What can't be decided here comes first and alone: the rest may look different once it is mended. */
    boolean make(Draft draft, List<Obstacle> obstacles) {
        List<Obstacle> outside = obstacles.stream()
                .filter(obstacle -> obstacle.options().isEmpty())
                .toList();
        return decide(draft, outside.isEmpty() ? obstacles : outside.subList(0, 1));
    }

    /** What an answer has settled already isn't asked again. */
    private boolean decide(Draft draft, List<Obstacle> obstacles) {
        Set<String> decided = new HashSet<>();
        int number = 0;
        for (Obstacle obstacle : obstacles) {
            number++;
            if (settled(obstacle, decided)) {
                continue;
            }
            show(obstacle, draft.command(), number + " of " + obstacles.size());
            if (!ask(obstacle, draft, decided)) {
                return false;
            }
        }
        return true;
    }

    /** The general option settles what it is named for, too. */
    private static boolean settled(Obstacle obstacle, Set<String> decided) {
        boolean all = !obstacle.options().isEmpty() && decided.containsAll(obstacle.options());
        return all || decided.contains(GENERAL) && obstacle.options().contains(GENERAL);
    }

    private void show(Obstacle obstacle, MigrationCommand command, String number) {
        dialogue.say("");
        dialogue.say("to decide, " + number + ": " + obstacle.id());
        dialogue.say("  this does not hold: " + obstacle.subject());
        obstacle.details().stream().limit(SHOWN).forEach(line -> dialogue.say("  " + line));
        if (obstacle.details().size() > SHOWN) {
            dialogue.say("  and " + (obstacle.details().size() - SHOWN) + " more, which the plan above names");
        }
        obstacle.hint().ifPresent(hint -> dialogue.say("  remedy: " + hint));
        obstacle.place().ifPresent(place -> dialogue.say("  cause and remedy at length: " + place));
        obstacle.options().forEach(option -> command.decided(option)
                .ifPresent(value -> dialogue.say("  `" + option + " " + value + "` alone does not settle it")));
    }

    private boolean ask(Obstacle obstacle, Draft draft, Set<String> decided) {
        List<Choice> choices = Choices.of(obstacle.options());
        List<String> lines = new ArrayList<>(List.of(STOP));
        choices.forEach(choice -> lines.add(choice.line()));
        lines.add(AGAIN);
        if (obstacle.aboutConnection()) {
            lines.add(RECONNECT);
        }
        int chosen = new Menu(dialogue).choose(lines);
        if (lines.get(chosen).equals(RECONNECT)) {
            target.askForConnection();
        }
        if (chosen > 0 && chosen <= choices.size()) {
            decide(choices.get(chosen - 1), draft, decided);
        }
        return chosen > 0;
    }

    private void decide(Choice choice, Draft draft, Set<String> decided) {
        String value = choice.value().orElseGet(() -> typed(choice.option()));
        decided.add(choice.option());
        draft.change(command -> command.with(choice.option(), value));
    }

    private String typed(String option) {
        String value = "";
        while (value.isEmpty()) {
            value = dialogue.askFile(option + " > ");
        }
        return value;
    }
}
