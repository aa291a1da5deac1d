package dev.sessiondb.cli;

/** How a command says where it is. */
enum ProgressMode {
    /** Drawn on a terminal, in lines elsewhere; with {@code --json} not at all. */
    AUTO,
    /** In lines. */
    PLAIN,
    /** One JSON document per line. */
    JSON,
    /** Not at all. */
    NONE
}
