package dev.sessiondb.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;

/** What is logged, to standard error. Found by Logback itself; a file in XML says the same, but takes longer to read than most commands take. */
public final class LogConfigurator extends ContextAwareBase implements Configurator {

    /** Called by Logback. */
    public LogConfigurator() {}

    @Override
    public ExecutionStatus configure(LoggerContext logging) {
        logging.getStatusManager().add(new NopStatusListener());
        LogAppender appender = new LogAppender();
        appender.setContext(logging);
        appender.start();
        logging.getLogger("ROOT").setLevel(Level.WARN);
        logging.getLogger("ROOT").addAppender(appender);
        logging.getLogger("org.flywaydb").setLevel(Level.ERROR);
        // A lost connection, with a stack trace for each thing that then can't be done: the exception says it.
        logging.getLogger("org.flywaydb.core.internal.jdbc").setLevel(Level.OFF);
        logging.getLogger("com.zaxxer.hikari").setLevel(Level.ERROR);
        logging.getLogger("org.postgresql").setLevel(Level.ERROR);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
