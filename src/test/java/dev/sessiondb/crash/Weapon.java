package dev.sessiondb.crash;

import dev.sessiondb.testing.BuiltJar;

/** What strikes. */
enum Weapon {
    SIGKILL,
    SIGTERM,
    SIGINT,
    /** The server stops at once, and starts again. */
    SERVER {
        @Override
        void strike(Stage stage, Line line, BuiltJar.Running running) {
            stage.server().stopAtOnce();
            line.release();
            stage.server().startAgain();
        }
    },
    /** One of the program's sessions is ended. */
    BACKEND {
        @Override
        void strike(Stage stage, Line line, BuiltJar.Running running) {
            terminate(stage, " ORDER BY random() LIMIT 1");
        }
    },
    /** All of the program's sessions are ended. */
    BACKENDS {
        @Override
        void strike(Stage stage, Line line, BuiltJar.Running running) {
            terminate(stage, "");
        }
    },
    /** All connections are cut. */
    CUT {
        @Override
        void strike(Stage stage, Line line, BuiltJar.Running running) {
            line.cut();
        }
    },
    /** The line falls silent for good, and then the program is killed. */
    SILENCE {
        @Override
        void strike(Stage stage, Line line, BuiltJar.Running running) {
            line.fallSilent();
        }
    },
    /** The line falls silent, and the operator has enough of waiting. */
    SILENCE_SIGINT {
        @Override
        void strike(Stage stage, Line line, BuiltJar.Running running) {
            line.fallSilent();
            running.signal("INT");
        }
    };

    void strike(Stage stage, Line line, BuiltJar.Running running) {
        running.signal(name().substring("SIG".length()));
    }

    /** Whether it strikes the program, and not its server. */
    boolean signal() {
        return this == SIGKILL || this == SIGTERM || this == SIGINT || this == SILENCE_SIGINT;
    }

    /** With which status the program then ends, unless it was at its end. */
    int status() {
        return this == SIGTERM ? 143 : 130;
    }

    private static void terminate(Stage stage, String which) {
        stage.server()
                .query(
                        "postgres",
                        "SELECT pg_terminate_backend(pid) FROM (SELECT pid FROM pg_stat_activity WHERE usename = '"
                                + CrashServer.ROLE + "'" + which + ") s");
    }
}
