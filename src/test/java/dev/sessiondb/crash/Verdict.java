package dev.sessiondb.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessiondb.testing.BuiltJar;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether what there is after a kill is what was promised, and what was said.
 *
 * @param view after the kill
 * @param about for the message of a failure
 */
record Verdict(Control control, View view, String about) {
    private static final Pattern STATE = Pattern.compile("(?m)^ *state: (.*)$");
    private static final Pattern UNTOUCHED = Pattern.compile("nothing was|untouched|as before|as it was");

    void on(Kill kill, BuiltJar.Result result) {
        View before = control.before();
        View after = control.after();
        assertThat(view.server()).as(about).isIn(before.server(), after.server());
        assertThat(view.sqlite()).as(about).isIn(before.sqlite(), after.sqlite());
        assertThat(view.json()).as(about).isIn(before.json(), after.json());
        assertThat(view.config()).as(about).isIn(before.config(), after.config());
        if (!view.config().equals(before.config())) {
            assertThat(view.server()).as(about).isEqualTo(after.server());
        }
        if (result.exitStatus() == 0) {
            assertThat(view).as(about).isEqualTo(after);
        } else if (kill.weapon() != Weapon.SIGKILL && kill.weapon() != Weapon.SILENCE) {
            said(kill, result);
        }
    }

    private void said(Kill kill, BuiltJar.Result result) {
        assertThat(result.stderr()).as(about).doesNotContain("\tat ");
        if (kill.weapon().signal()) {
            assertThat(result.exitStatus()).as(about).isEqualTo(kill.weapon().status());
            if (!result.stderr().contains("error:")) {
                return; // The signal came before there was anything to say, or after all was said.
            }
        }
        Matcher state = STATE.matcher(result.stderr());
        assertThat(state.find()).as(about).isTrue();
        if (state.group(1).contains("is published")) {
            assertThat(view.server()).as(about).isEqualTo(control.after().server());
        } else if (UNTOUCHED.matcher(state.group(1)).find()) {
            assertThat(view).as(about).isEqualTo(control.before());
        } else {
            assertThat(state.group(1)).as(about).containsAnyOf("unknown", "what the ledger doesn't call published");
        }
    }

    /** What is wrong with what {@code status} says while nothing runs. */
    static Optional<String> status(Journey journey, Control control, View view, JsonNode status) {
        JsonNode last = status.at("/result/postgres/lastRun");
        boolean published = view.server().equals(control.after().server())
                && !control.after().server().equals(control.before().server());
        if (journey.kind() != Journey.Kind.TO_SERVER) {
            return Optional.empty();
        }
        String state = last.path("state").asText("none");
        if (published) {
            return Set.of("published", "cut over").contains(state)
                    ? Optional.empty()
                    : Optional.of("it is published, and it says " + state);
        }
        boolean dead =
                Set.of("none", "failed").contains(state) || last.path("died").asBoolean();
        boolean earlier = journey != Journey.MOVE && journey != Journey.CUT_OVER && state.equals("published");
        return dead || earlier ? Optional.empty() : Optional.of("the run ended, and it says " + last);
    }
}
