package dev.sessiondb.config;

import dev.sessiondb.config.ConnectionString.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Understands connection strings as libpq does: what the string leaves out comes from its service, then from {@code PG*} variables, then from defaults; a password also from the password file. Messages of exceptions never hold
 * the string itself: there may be a password in it.
 */
final class ConnectionStringParser {
    private static final List<Path> SOCKET_DIRECTORIES = List.of(Path.of("/var/run/postgresql"), Path.of("/tmp"));

    private final Environment environment;
    private final List<Path> socketDirectories;
    private final Map<String, String> values;

    private ConnectionStringParser(Map<String, String> values, Environment environment, List<Path> socketDirectories) {
        this.values = values;
        this.environment = environment;
        this.socketDirectories = socketDirectories;
    }

    /**
     * Parses.
     *
     * @throws IllegalArgumentException when it can't be understood; the message ends a sentence
     */
    static ConnectionString parse(String text, Environment environment) {
        return parse(text, environment, SOCKET_DIRECTORIES);
    }

    /** The same with other directories in which a server's Unix-domain socket is looked for when no host is given. */
    static ConnectionString parse(String text, Environment environment, List<Path> socketDirectories) {
        Map<String, String> values = new LinkedHashMap<>(ConnectionSyntax.parse(text));
        Optional<String> service =
                Optional.ofNullable(values.get("service")).or(() -> environment.variable("PGSERVICE"));
        service.ifPresent(name -> ServiceFile.find(name, environment).forEach(values::putIfAbsent));
        for (LibpqParameter parameter : LibpqParameter.values()) {
            parameter.from(environment).ifPresent(value -> values.putIfAbsent(parameter.key(), value));
        }
        return new ConnectionStringParser(values, environment, socketDirectories).connection();
    }

    private ConnectionString connection() {
        Optional<String> user = value(LibpqParameter.USER).or(this::systemUser);
        String database = value(LibpqParameter.DBNAME).or(() -> user).orElse("postgres");
        ConnectionProperties properties = new ConnectionProperties(values, environment);
        PasswordFile file = new PasswordFile(passwordFile());
        List<Server> servers = servers(file, database, user.orElse(""));
        return new ConnectionString(
                servers,
                database,
                user,
                value(LibpqParameter.SSLPASSWORD).map(Secret::of),
                properties.of(servers),
                file.warnings());
    }

    private Optional<String> systemUser() {
        return environment.variable("USER").or(() -> environment.variable("LOGNAME"));
    }

    private Path passwordFile() {
        return value(LibpqParameter.PASSFILE)
                .map(name -> environment.path(name, environment.directory()))
                .orElse(environment.home().resolve(".pgpass"));
    }

    private Optional<String> value(LibpqParameter parameter) {
        return Optional.ofNullable(values.get(parameter.key()));
    }

    private List<Server> servers(PasswordFile file, String database, String user) {
        List<String> names = list(LibpqParameter.HOST);
        List<String> addresses = list(LibpqParameter.HOSTADDR);
        List<String> ports = list(LibpqParameter.PORT);
        int count = Math.max(1, Math.max(names.size(), addresses.size()));
        if (!addresses.isEmpty() && !names.isEmpty() && names.size() != addresses.size()) {
            throw new IllegalArgumentException("has " + names.size() + " hosts and " + addresses.size() + " addresses");
        }
        if (ports.size() > 1 && ports.size() != count) {
            throw new IllegalArgumentException("has " + ports.size() + " ports for " + count + " hosts");
        }
        List<Server> servers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int port = ports.isEmpty() ? 5432 : port(ports.get(Math.min(i, ports.size() - 1)));
            String name = i < names.size() ? names.get(i) : "";
            String address = i < addresses.size() ? addresses.get(i) : "";
            servers.add(server(name, address, port, new Login(file, database, user)));
        }
        return servers;
    }

    /** What a password is looked up by, beside host and port. */
    private record Login(PasswordFile file, String database, String user) {
        Optional<Secret> password(String host, int port) {
            return file.password(host, port, database, user);
        }
    }

    private Server server(String name, String address, int port, Login login) {
        if (!address.isEmpty() && !name.isEmpty() && verifiesName()) {
            throw new IllegalArgumentException(
                    "has `hostaddr` beside `host` and asks to verify the host's name; leave out `hostaddr`");
        }
        String host = address.isEmpty() ? name : address;
        String reached = host.isEmpty() ? standardHost(port) : host;
        if (!reached.startsWith("/") && reached.indexOf('@') > 0) {
            throw new IllegalArgumentException(
                    "has a host with an `@` in it; a user stands before the host in a URI only: postgresql://user@host:5432/database");
        }
        boolean socket = reached.startsWith("/");
        String known = socket && isStandard(reached) ? "localhost" : name.isEmpty() ? reached : name;
        Optional<Secret> password =
                value(LibpqParameter.PASSWORD).map(Secret::of).or(() -> login.password(known, port));
        if (reached.startsWith("@")) {
            throw new IllegalArgumentException(
                    "names an abstract Unix-domain socket; give its directory or the server's host name");
        }
        return new Server(bracketed(reached, socket), port, password);
    }

    private boolean verifiesName() {
        return value(LibpqParameter.SSLMODE).filter("verify-full"::equals).isPresent();
    }

    /** As psql: a socket of this machine, when a server listens there; else {@code localhost}. */
    private String standardHost(int port) {
        return socketDirectories.stream()
                .filter(directory -> Files.exists(directory.resolve(".s.PGSQL." + port)))
                .map(Path::toString)
                .findFirst()
                .orElse("localhost");
    }

    private boolean isStandard(String directory) {
        return socketDirectories.contains(Path.of(directory));
    }

    private static String bracketed(String host, boolean socket) {
        return !socket && host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    private List<String> list(LibpqParameter parameter) {
        return value(parameter).map(text -> List.of(text.split(",", -1))).orElse(List.of());
    }

    private static int port(String text) {
        if (text.isEmpty()) {
            return 5432;
        }
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("has a port that is not a number from 1 to 65535");
        }
        return Integer.parseInt(text);
    }
}
