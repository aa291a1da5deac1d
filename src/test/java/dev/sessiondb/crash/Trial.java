package dev.sessiondb.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessiondb.io.Sha256;
import dev.sessiondb.testing.BuiltJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Kills, looks, runs again, looks again. */
final class Trial {
    /** Five seconds are promised; this machine may be busy. */
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    private final Stage stage;

    Trial(Stage stage) {
        this.stage = stage;
    }

    /** The journey without a kill. */
    Control control() throws IOException {
        stage.reset();
        View before = View.of(stage);
        try (Line line = new Line(stage.server().port())) {
            BuiltJar.Result result = stage.jar(line.port()).run(stage.journey().arguments(stage.home()));
            assertThat(result.exitStatus()).as(result.stderr()).isZero();
            View after = View.of(stage);
            assertThat(after).isNotEqualTo(before);
            assertThat(new Leftovers(stage).all()).isEmpty();
            return new Control(before, after, (int) result.duration().toMillis(), line.bytes());
        }
    }

    /** Fails, with all that is known, when something isn't as promised. */
    void of(Kill kill, Control control) throws IOException {
        stage.reset();
        String source = source();
        try (Line line = new Line(stage.server().port())) {
            kill.moment().prepare(line);
            BuiltJar.Running running =
                    stage.jar(line.port()).start(stage.journey().arguments(stage.home()));
            boolean struck = strike(kill, line, running);
            if (kill.weapon() == Weapon.SILENCE) {
                running.signal("KILL");
                line.cut();
            }
            if (kill.weapon() != Weapon.SILENCE_SIGINT) {
                line.release();
            }
            long struckAt = System.nanoTime();
            BuiltJar.Result result = running.await();
            line.cut();
            line.release();
            Duration lasted = Duration.ofNanos(System.nanoTime() - struckAt);
            String about = kill + (struck ? "" : " (ended before)") + ", which ended with " + result.exitStatus()
                    + ":\n" + result.stderr() + "\n";
            Leftovers leftovers = new Leftovers(stage);
            assertThat(leftovers.sessions()).as(about).isEmpty();
            View view = View.of(stage);
            new Verdict(control, view, about).on(kill, result);
            assertThat(source()).as(about).isEqualTo(source);
            status(control, view, about);
            BuiltJar.Result next =
                    stage.jar(stage.server().port()).run(stage.journey().arguments(stage.home()));
            String aboutNext = about + "and the next run: " + next.stderr();
            assertThat(next.exitStatus()).as(aboutNext).isZero();
            assertThat(View.of(stage)).as(aboutNext).isEqualTo(control.after());
            assertThat(source()).as(aboutNext).isEqualTo(source);
            assertThat(leftovers.all()).as(aboutNext).isEmpty();
        }
    }

    private BuiltJar.Result next(Kill kill) {
        List<String> arguments = List.of(stage.journey().arguments(stage.home()));
        if (kill.resumed()) {
            List<String> resuming = new ArrayList<>(arguments);
            resuming.add("--resume");
            BuiltJar.Result resumed = run(resuming);
            if (resumed.exitStatus() == 0) {
                return resumed;
            }
            assertThat(resumed.exitStatus()).as(resumed.stderr()).isEqualTo(4);
            assertThat(resumed.stderr()).contains("state: nothing was changed");
        }
        return run(arguments);
    }

    private BuiltJar.Result run(List<String> arguments) {
        return stage.jar(stage.server().port()).run(arguments.toArray(String[]::new));
    }

    /** Whether the program was still at work. */
    private boolean strike(Kill kill, Line line, BuiltJar.Running running) {
        while (running.alive() && !kill.moment().due(stage, line, running)) {
            pause();
        }
        boolean alive = running.alive();
        if (alive && line.sprung()) {
            pause(kill.moment() instanceof Moment.Statement statement && statement.running() ? 50 : 0);
        }
        kill.weapon().strike(stage, line, running);
        return alive;
    }

    private static void pause() {
        pause(2);
    }

    private static void pause(int milliseconds) {
        try {
            TimeUnit.MILLISECONDS.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The bytes of what a journey must not write to. */
    private String source() {
        return switch (stage.journey().kind()) {
            case TO_SERVER -> sha256("app.db");
            case FROM_SERVER -> View.of(stage).server();
            case FILES -> sha256("other.db");
        };
    }

    private String sha256(String name) {
        try {
            return Sha256.of(stage.home().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void status(Control control, View view, String about) {
        JsonNode status = stage.status();
        Verdict.status(stage.journey(), control, view, status).ifPresent(wrong -> {
            throw new AssertionError(about + "status: " + wrong + "\n" + status.toPrettyString());
        });
    }
}
