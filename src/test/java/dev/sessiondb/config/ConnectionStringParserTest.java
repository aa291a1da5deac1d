package dev.sessiondb.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionStringParserTest {
    private static final Environment EMPTY =
            new Environment(Map.of("USER", "me"), Path.of("/project"), Path.of("/home/me"));

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
                "postgresql://host1,host2/somedb|host1:5432,host2:5432|somedb|me|-",
                "postgresql://user@localhost:5433/mydb?options=-c%20synchronous_commit%3Doff|localhost:5433|mydb|user|-",
                "postgresql://[2001:db8::1234]/database|[2001:db8::1234]:5432|database|me|-",
                "postgresql://[::1]:5444/d|[::1]:5444|d|me|-",
                "postgresql://u%40corp:p%3A%2F%40%25@h/d%20b|h:5432|d b|u@corp|p:/@%",
                "postgresql://u:a+b@h/d|h:5432|d|u|a+b",
                "postgresql://u:p@ss@h/d|h:5432|d|u|p@ss",
                "postgresql:///d?host=h&port=1|h:1|d|me|-",
                "postgresql://h/d?user=u&password=p|h:5432|d|u|p",
                "postgresql+asyncpg://u:p@h:1/d|h:1|d|u|p",
                "postgresql+psycopg2://u@h/d|h:5432|d|u|-",
                "jdbc:postgresql://h:1/d?user=u&password=p&sslmode=require|h:1|d|u|p",
                "host=h port=1 dbname=d user=u password=p|h:1|d|u|p",
                "host = h dbname = 'my db' password = 'it\\'s'|h:5432|my db|me|it's",
                "host=h password=a\\ b|h:5432|me|me|a b",
                "dbname=d|localhost:5432|d|me|-",
                "host=::1 dbname=d|[::1]:5432|d|me|-",
                "host=a,b port=1,2 dbname=d|a:1,b:2|d|me|-",
                "host=a,b port=7 dbname=d|a:7,b:7|d|me|-",
                "  postgresql://h/d  |h:5432|d|me|-",
            })
    void readsWhatPsqlReads(String text, String hosts, String database, String user, String password) {
        ConnectionString parsed = ConnectionStringParser.parse(text, EMPTY);
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
                "host=h sslmode=require options='-c search_path=a'|{options=-c search_path=a, sslmode=require}",
                "postgresql://h/d|{}",
            })
    void givesPgjdbcItsOwnNames(String text, String properties) {
        assertThat(new TreeMap<>(ConnectionStringParser.parse(text, EMPTY).properties()))
                .hasToString(properties);
    }

    @Test
    void variablesFillWhatIsLeftOut() {
        Environment environment = new Environment(
                Map.of(
                        "PGHOST",
                        "h",
                        "PGPORT",
                        "7",
                        "PGDATABASE",
                        "d",
                        "PGUSER",
                        "u",
                        "PGPASSWORD",
                        "p",
                        "PGSSLMODE",
                        "require"),
                Path.of("/"),
                Path.of("/"));
        ConnectionString parsed = ConnectionStringParser.parse("postgresql://", environment);
        assertThat(parsed.hosts()).containsExactly("h:7");
        assertThat(parsed.database()).isEqualTo("d");
        assertThat(parsed.user()).contains("u");
        assertThat(parsed.password()).contains(Secret.of("p"));
        assertThat(parsed.properties()).containsEntry("sslmode", "require");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://u:topsecret@h/d",
                "topsecret",
                "postgresql://u:topsecret@h:port/d",
                "postgresql://u:topsecret@h:70000/d",
                "postgresql://u:topsecret@h/d?unknown_parameter=1",
                "postgresql://u:topsecret@h/d?novalue",
                "postgresql://u:topsecret%@h/d",
                "host=/var/run/postgresql password=topsecret",
                "host=h password='topsecret",
            })
    void refusesWhatItDoesNotUnderstandWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> ConnectionStringParser.parse(text, EMPTY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("topsecret");
    }

    @Test
    void thePasswordIsNeverPrinted() {
        assertThat(ConnectionStringParser.parse("postgresql://u:topsecret@h/d", EMPTY))
                .asString()
                .doesNotContain("topsecret");
    }
}
