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
    };

    void strike(Stage stage, Line line, BuiltJar.Running running) {
        running.signal(name().substring("SIG".length()));
    }

    /** Whether it strikes the program, and not its server. */
    boolean signal() {
        return this == SIGKILL || this == SIGTERM || this == SIGINT;
    }

    private static void terminate(Stage stage, String which) {
        stage.server()
                .query(
                        "postgres",
                        "SELECT pg_terminate_backend(pid) FROM (SELECT pid FROM pg_stat_activity WHERE usename = '"
                                + CrashServer.ROLE + "'" + which + ") s");
    }
}
