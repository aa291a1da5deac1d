package dev.sessiondb;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The layout: who may see whom. A package that doesn't exist yet breaks nothing. */
@AnalyzeClasses(packages = "dev.sessiondb", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "dev.sessiondb";

    @ArchTest
    static final ArchRule FLOORS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("main")
            .definedBy(ROOT)
            .layer("cli")
            .definedBy(in("cli"))
            .layer("agents")
            .definedBy(in("mcp"))
            .layer("interactive")
            .definedBy(in("interactive"))
            .layer("telemetry")
            .definedBy(in("telemetry"))
            .layer("use cases")
            .definedBy(in("migrate"), in("restore"), in("status"), in("schemaops"), in("compare"), in("undo"))
            .layer("phases")
            .definedBy(in("preflight"), in("backup"), in("plan"), in("verify"), in("report"))
            .layer("backends")
            .definedBy(in("sqlite"), in("postgres"), in("json"))
            .layer("ports")
            .definedBy(in("store"), in("profile"), in("convert"), in("config"), in("dump"))
            .layer("foundation")
            .definedBy(in("schema"), in("error"), in("io"))
            .whereLayer("main")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("cli")
            .mayOnlyBeAccessedByLayers("main")
            .whereLayer("agents")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("interactive")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("telemetry")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("use cases")
            .mayOnlyBeAccessedByLayers("cli", "agents", "telemetry")
            .whereLayer("phases")
            .mayOnlyBeAccessedByLayers("cli", "agents", "telemetry", "use cases")
            .whereLayer("backends")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("ports")
            .mayOnlyBeAccessedByLayers("cli", "interactive", "telemetry", "use cases", "phases", "backends")
            .whereLayer("foundation")
            .mayOnlyBeAccessedByLayers(
                    "cli", "agents", "interactive", "telemetry", "use cases", "phases", "backends", "ports");

    @ArchTest
    static final ArchRule EVERY_CLASS_IS_ON_A_FLOOR = noClasses()
            .should()
            .resideOutsideOfPackages(
                    ROOT,
                    in("cli"),
                    in("mcp"),
                    in("interactive"),
                    in("telemetry"),
                    in("migrate"),
                    in("restore"),
                    in("status"),
                    in("schemaops"),
                    in("compare"),
                    in("undo"),
                    in("preflight"),
                    in("backup"),
                    in("plan"),
                    in("verify"),
                    in("report"),
                    in("sqlite"),
                    in("postgres"),
                    in("json"),
                    in("store"),
                    in("profile"),
                    in("convert"),
                    in("config"),
                    in("dump"),
                    in("schema"),
                    in("error"),
                    in("io"));

    @ArchTest
    static final ArchRule BACKENDS_NEVER_SEE_EACH_OTHER = slices().matching(ROOT + ".(sqlite|postgres|json)..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule NO_PACKAGE_CYCLES =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PICOCLI_ONLY_IN_CLI = only("picocli..", in("cli"));

    @ArchTest
    static final ArchRule PROTOCOL_ONLY_IN_MCP = only("io.modelcontextprotocol..", in("mcp"));

    @ArchTest
    static final ArchRule LINE_READER_ONLY_IN_INTERACTIVE = only("org.jline.reader..", in("interactive"));

    @ArchTest
    static final ArchRule OPENTELEMETRY_ONLY_IN_TELEMETRY = only("io.opentelemetry..", in("telemetry"));

    @ArchTest
    static final ArchRule YAML_AND_TOML_ONLY_IN_CONFIG_AND_PROFILE = noClasses()
            .that()
            .resideOutsideOfPackages(in("config"), in("profile"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.yaml..", "org.tomlj..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule JDBC_ONLY_IN_SQLITE_AND_POSTGRES = noClasses()
            .that()
            .resideOutsideOfPackages(in("sqlite"), in("postgres"))
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "com.zaxxer..", "org.flywaydb.."))
            .orShould()
            .dependOnClassesThat(resideInAnyPackage("org.sqlite..", "org.postgresql.."))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule SQLITE_DRIVER_ONLY_IN_SQLITE = only("org.sqlite..", in("sqlite"));

    @ArchTest
    static final ArchRule POSTGRES_DRIVER_ONLY_IN_POSTGRES = only("org.postgresql..", in("postgres"));

    @ArchTest
    static final ArchRule EXIT_ONLY_IN_MAIN = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + ".Main")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class);

    @ArchTest
    static final ArchRule STANDARD_STREAMS_NOWHERE = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    private static String in(String name) {
        return ROOT + "." + name + "..";
    }

    private static ArchRule only(String library, String where) {
        return noClasses()
                .that(resideOutsideOfPackage(where))
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .allowEmptyShould(true);
    }
}
