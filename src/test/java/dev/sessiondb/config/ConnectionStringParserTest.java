package dev.sessiondb.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionStringParserTest {
    @TempDir
    private Path home;

    private final Map<String, String> variables = new HashMap<>(Map.of("USER", "me"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "postgresql://|localhost:5432|me|me|-",
                "postgresql://localhost|localhost:5432|me|me|-",
                "postgresql://localhost:5433|localhost:5433|me|me|-",
                "postgresql://localhost/mydb|localhost:5432|mydb|me|-",
                "postgres://user@localhost|localhost:5432|user|user|-",
                "postgresql://user:secret@localhost|localhost:5432|user|user|secret",
                "postgresql://user:secret@host:5439/db|host:5439|db|user|secret",
                "postgresql://other@localhost/otherdb?connect_timeout=10&application_name=myapp|localhost:5432|otherdb|other|-",
                "postgresql://host1:123,host2:456/somedb?application_name=x|host1:123,host2:456|somedb|me|-",
                "postgresql://host1,host2:456/somedb|host1:5432,host2:456|somedb|me|-",
                "postgresql://host1,host2/somedb|host1:5432,host2:5432|somedb|me|-",
                "postgresql://user@localhost:5433/mydb?options=-c%20synchronous_commit%3Doff|localhost:5433|mydb|user|-",
                "postgresql://[2001:db8::1234]/database|[2001:db8::1234]:5432|database|me|-",
                "postgresql://[::1]:5444/d|[::1]:5444|d|me|-",
                "postgresql://[::1],h:7/d|[::1]:5432,h:7|d|me|-",
                "postgresql://u%40corp:p%3A%2F%40%25@h/d%20b|h:5432|d b|u@corp|p:/@%",
                "postgresql://u:a+b@h/d|h:5432|d|u|a+b",
                "postgresql://u:p@ss@h/d|h:5432|d|u|p@ss",
                "postgresql://u:@h/d|h:5432|d|u|-",
                "postgresql://%68/%64|h:5432|d|me|-",
                "postgresql:///d?host=h&port=1|h:1|d|me|-",
                "postgresql:///d?host=a,b&port=1,2|a:1,b:2|d|me|-",
                "postgresql://h/d?user=u&password=p|h:5432|d|u|p",
                "postgresql://h/d?dbname=e|h:5432|e|me|-",
                "postgresql://%2Fvar%2Frun%2Fpg:7/d|/var/run/pg:7|d|me|-",
                "postgresql:///d?host=/var/run/pg|/var/run/pg:5432|d|me|-",
                "postgresql+asyncpg://u:p@h:1/d|h:1|d|u|p",
                "postgresql+psycopg2://u@h/d|h:5432|d|u|-",
                "jdbc:postgresql://h:1/d?user=u&password=p&sslmode=require|h:1|d|u|p",
                "jdbc:postgresql://h/d?user=u&password=a+b%2B|h:5432|d|u|a b+",
                "jdbc:postgresql://a:1,b:2/d|a:1,b:2|d|me|-",
                "jdbc:postgresql://[::1]:7/d|[::1]:7|d|me|-",
                "jdbc:postgresql:d|localhost:5432|d|me|-",
                "jdbc:postgresql:/|localhost:5432|me|me|-",
                "jdbc:postgresql://h/|h:5432|me|me|-",
                "host=h port=1 dbname=d user=u password=p|h:1|d|u|p",
                "host = h dbname = 'my db' password = 'it\\'s'|h:5432|my db|me|it's",
                "host=h password=a\\ b|h:5432|me|me|a b",
                "host=h password='a\\\\b'|h:5432|me|me|a\\b",
                "host=h password=''|h:5432|me|me|-",
                "dbname=d|localhost:5432|d|me|-",
                "host=::1 dbname=d|[::1]:5432|d|me|-",
                "host=a,b port=1,2 dbname=d|a:1,b:2|d|me|-",
                "host=a,b port=7 dbname=d|a:7,b:7|d|me|-",
                "host=a,b port=,7 dbname=d|a:5432,b:7|d|me|-",
                "host=h hostaddr=10.0.0.1 dbname=d|10.0.0.1:5432|d|me|-",
                "hostaddr=10.0.0.1 dbname=d|10.0.0.1:5432|d|me|-",
                "host=/tmp dbname=d|/tmp:5432|d|me|-",
                "sessions|localhost:5432|sessions|me|-",
                "  postgresql://h/d  |h:5432|d|me|-",
            })
    void readsWhatPsqlReads(String text, String hosts, String database, String user, String password) {
        ConnectionString parsed = parse(text);
        assertThat(String.join(",", parsed.hosts())).isEqualTo(hosts);
        assertThat(parsed.database()).isEqualTo(database);
        assertThat(parsed.user()).contains(user);
        assertThat(parsed.password().map(Secret::reveal).orElse(null)).isEqualTo(password);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgresql://h/d?sslmode=verify-full&sslrootcert=/ca.pem|{sslmode=verify-full, sslrootcert=/ca.pem}",
                "postgresql://h/d?connect_timeout=3&application_name=x|{ApplicationName=x, connectTimeout=3}",
                "postgresql://h/d?connect_timeout=1|{connectTimeout=2}",
                "postgresql://h/d?connect_timeout=-1|{connectTimeout=0}",
                "postgresql://h/d?fallback_application_name=f|{ApplicationName=f}",
                "postgresql://h/d?fallback_application_name=f&application_name=a|{ApplicationName=a}",
                "host=h sslmode=require options='-c search_path=a'|{options=-c search_path=a, sslmode=require}",
                "host=h options=-csearch_path=a|{options=-csearch_path=a}",
                "host=h target_session_attrs=read-write|{targetServerType=primary}",
                "host=h target_session_attrs=prefer-standby|{targetServerType=preferSecondary}",
                "host=h load_balance_hosts=random|{loadBalanceHosts=true}",
                "host=h keepalives=0 keepalives_idle=10 tcp_user_timeout=5|{tcpKeepAlive=false}",
                "host=h gssencmode=disable krbsrvname=pg|{gssEncMode=disable, kerberosServerName=pg}",
                "host=h channel_binding=require require_auth=scram-sha-256|{channelBinding=require, requireAuth=scram-sha-256}",
                "host=h sslcert=/c.pem sslkey=/k.pem|{sslcert=/c.pem, sslkey=/k.pem}",
                "host=h sslrootcert=system|{sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory, sslmode=verify-full}",
                "host=h requiressl=1|{sslmode=require}",
                "host=h client_encoding=auto sslsni=1 sslcompression=0|{}",
                "host=h ssl_min_protocol_version=TLSv1.2|{}",
                "host=/tmp sslmode=prefer|{sslmode=disable}",
                "jdbc:postgresql://h/d?ssl=true|{sslmode=require}",
                "jdbc:postgresql://h/d?ApplicationName=x&currentSchema=s&socketTimeout=9|{ApplicationName=x, currentSchema=s, socketTimeout=9}",
                "postgresql://h/d|{}",
            })
    void givesPgjdbcItsOwnNames(String text, String properties) {
        assertThat(new TreeMap<>(parse(text).properties())).hasToString(properties);
    }

    @Test
    void variablesFillWhatIsLeftOut() {
        variables.putAll(Map.of("PGHOST", "h", "PGPORT", "7", "PGDATABASE", "d", "PGUSER", "u", "PGPASSWORD", "p"));
        variables.putAll(
                Map.of("PGSSLMODE", "require", "PGAPPNAME", "a", "PGOPTIONS", "-c x=y", "PGCONNECT_TIMEOUT", "4"));
        variables.putAll(Map.of("PGTARGETSESSIONATTRS", "primary", "PGCHANNELBINDING", "disable"));
        ConnectionString parsed = parse("postgresql://");
        assertThat(parsed.hosts()).containsExactly("h:7");
        assertThat(parsed.database()).isEqualTo("d");
        assertThat(parsed.user()).contains("u");
        assertThat(parsed.password()).contains(Secret.of("p"));
        assertThat(new TreeMap<>(parsed.properties()))
                .hasToString("{ApplicationName=a, channelBinding=disable, connectTimeout=4, options=-c x=y,"
                        + " sslmode=require, targetServerType=primary}");
        assertThat(parse("host=other port=8 sslmode=disable").hosts()).containsExactly("other:8");
        assertThat(parse("host=other sslmode=disable").properties()).containsEntry("sslmode", "disable");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mysql://u:topsecret@h/d|neither a URI",
                "top secret|neither a URI",
                "postgresql://u:topsecret@h:port/d|port that is not a number",
                "postgresql://u:topsecret@h:70000/d|port that is not a number",
                "postgresql://u:topsecret@h/d?sslmod=require|`sslmod`; the nearest is `sslmode`",
                "postgresql://u:topsecret@h/d?novalue|parameter without a value",
                "postgresql://u:?topsecret=1@h/d|not known, and not named here",
                "host=h password=a topsecret=1|not known, and not named here",
                "jdbc:postgresql://u:topsecret@h:5432/d|a JDBC URL with an `@`",
                "jdbc:postgresql:u:topsecret@h:5432/d|a JDBC URL with an `@`",
                "host=u:topsecret@h|a host with an `@` in it",
                "postgresql://u:topsecret%@h/d|percent sign",
                "host=h password='topsecret|neither a URI",
                "host=a,b,c port=1,2|2 ports for 3 hosts",
                "host=a,b hostaddr=1.1.1.1|2 hosts and 1 addresses",
                "host=h hostaddr=1.1.1.1 sslmode=verify-full|leave out `hostaddr`",
                "host=h sslmode=on|not one of disable, allow",
                "host=h connect_timeout=soon|not a whole number",
                "host=h target_session_attrs=master|target_session_attrs",
                "host=h load_balance_hosts=yes|load_balance_hosts",
                "host=h sslcrl=/crl.pem|can't heed",
                "host=h requirepeer=postgres|can't heed",
                "host=h replication=true|can't heed",
                "host=h ssl_max_protocol_version=TLSv1.2|can't heed",
                "host=h ssl_min_protocol_version=TLSv1.3|jdk.tls.client.protocols",
                "service=nowhere|no service file defines",
                "host=@abstract|abstract Unix-domain socket",
            })
    void refusesWhatItCannotHeedWithoutRepeatingIt(String text, String message) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("topsecret");
    }

    @Test
    void aServiceComesBeforeVariablesAndAfterTheString() throws IOException {
        Files.writeString(home.resolve(".pg_service.conf"), """
                # ours
                [other]
                host=wrong
                [app]
                host=service.example.org
                port=7
                dbname=sessions
                application_name=from service
                """);
        variables.putAll(Map.of("PGHOST", "variable", "PGUSER", "u"));
        ConnectionString parsed = parse("service=app port=8");
        assertThat(parsed.hosts()).containsExactly("service.example.org:8");
        assertThat(parsed.database()).isEqualTo("sessions");
        assertThat(parsed.user()).contains("u");
        assertThat(parsed.properties()).containsEntry("ApplicationName", "from service");
        variables.put("PGSERVICE", "app");
        assertThat(parse("postgresql://").hosts()).containsExactly("service.example.org:7");
        variables.put("PGSERVICEFILE", home.resolve("none").toString());
        variables.put("PGSYSCONFDIR", home.resolve("shared").toString());
        Files.createDirectory(home.resolve("shared"));
        Files.writeString(home.resolve("shared/pg_service.conf"), "[app]\nhost=shared\n");
        assertThat(parse("postgresql://").hosts()).containsExactly("shared:5432");
    }

    /** The lines of the password file, in this order. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "postgresql://u@h/d|exact",
                "postgresql://u@h:5433/d|any port",
                "postgresql://other@h/d|any user",
                "postgresql://u@h/e|any database",
                "postgresql://u@elsewhere/d|-",
                "postgresql://u@colon/d|a:b\\c",
                "postgresql://u@rest/d|with:colons:in:it",
                "postgresql://u@%3A%3A1/d|six",
                "postgresql://u:given@h/d|given",
                "host=h hostaddr=10.0.0.1 user=u dbname=d|exact",
                "host=star user=u dbname=*|star",
            })
    void passwordsComeFromThePasswordFile(String text, String password) throws IOException {
        passwordFile("rw-------");
        assertThat(parse(text).password().map(Secret::reveal).orElse(null)).isEqualTo(password);
        assertThat(parse(text).warnings()).isEmpty();
    }

    @Test
    void eachServerHasItsOwnPassword() throws IOException {
        passwordFile("rw-------");
        assertThat(parse("host=h,colon,elsewhere user=u dbname=d").servers())
                .extracting(server -> server.password().map(Secret::reveal).orElse("none"))
                .containsExactly("exact", "a:b\\c", "none");
    }

    @Test
    void theFileCanBeNamed() throws IOException {
        Path file = passwordFile("rw-------");
        Path moved = Files.move(file, home.resolve("elsewhere.pgpass"));
        assertThat(parse("postgresql://u@h/d").password()).isEmpty();
        variables.put("PGPASSFILE", moved.toString());
        assertThat(parse("postgresql://u@h/d").password()).contains(Secret.of("exact"));
        variables.put("PGPASSFILE", "/none");
        assertThat(parse("postgresql://u@h/d?passfile=" + moved).password()).contains(Secret.of("exact"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rwx--x---"})
    void aFileThatOthersCanUseIsPassedOverAndSaid(String mode) throws IOException {
        Path file = passwordFile(mode);
        ConnectionString parsed = parse("postgresql://u@h/d");
        assertThat(parsed.password()).isEmpty();
        assertThat(parsed.warnings()).singleElement().asString().contains(file.toString(), "chmod 600");
    }

    private Path passwordFile(String mode) throws IOException {
        Path file = Files.writeString(home.resolve(".pgpass"), """
                # comment
                h:5432:d:u:exact
                h:*:d:u:any port
                h:5432:d:*:any user
                h:5432:*:u:any database
                colon:5432:d:u:a\\:b\\\\c
                rest:5432:d:u:with:colons:in:it
                \\:\\:1:5432:d:u:six
                star:5432:\\*:u:star
                localhost:5432:d:u:local
                """);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    @Test
    void withoutAHostTheLocalSocketIsTakenWhenAServerListensThere() throws IOException {
        Path sockets = Files.createDirectory(home.resolve("sockets"));
        Files.createFile(sockets.resolve(".s.PGSQL.5432"));
        passwordFile("rw-------");
        ConnectionString parsed =
                ConnectionStringParser.parse("user=u dbname=d", environment(), List.of(home.resolve("none"), sockets));
        assertThat(parsed.hosts()).containsExactly(sockets + ":5432");
        assertThat(parsed.password()).as("as for localhost").contains(Secret.of("local"));
        assertThat(ConnectionStringParser.parse("port=7", environment(), List.of(sockets))
                        .hosts())
                .containsExactly("localhost:7");
    }

    @ParameterizedTest
    @CsvSource({"require, verify-ca", "prefer, prefer", "verify-full, verify-full", "disable, disable"})
    void requireVerifiesWhereThereIsARootCertificate(String mode, String effective) throws IOException {
        Files.createDirectory(home.resolve(".postgresql"));
        Path root = Files.createFile(home.resolve(".postgresql/root.crt"));
        assertThat(parse("host=h sslmode=" + mode).properties())
                .containsEntry("sslmode", effective)
                .containsEntry("sslrootcert", root.toString());
    }

    @Test
    void secretsAreNeverPrinted() {
        assertThat(parse("postgresql://u:topsecret@h/d?sslpassword=topsecret"))
                .asString()
                .doesNotContain("topsecret");
        assertThat(MaskedConnection.of(parse("postgresql://u:topsecret@h/d?sslpassword=topsecret")))
                .isEqualTo("postgresql://u:***@h:5432/d");
    }

    private ConnectionString parse(String text) {
        return ConnectionStringParser.parse(text, environment(), List.of(home.resolve("no sockets")));
    }

    private Environment environment() {
        return new Environment(variables, home.resolve("project"), home);
    }
}
