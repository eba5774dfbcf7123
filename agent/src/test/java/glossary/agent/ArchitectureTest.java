package glossary.agent;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;

/** Who may know whom inside a host. */
@AnalyzeClasses(packages = "glossary.agent", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule only_hooks_know_byte_buddy =
      noClasses()
          .that()
          .resideOutsideOfPackage("glossary.agent.hooks")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("net.bytebuddy..");

  /** Each further package is a few hundred classes in every start of every host. */
  @ArchTest
  static final ArchRule of_byte_buddy_only_its_class_writer_is_used =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("net.bytebuddy..")
                  .and(resideOutsideOfPackage("net.bytebuddy.jar.asm")));

  /** Loaded before the host's main, they would be configured by nobody. */
  @ArchTest
  static final ArchRule neither_logging_nor_files_are_used_before_main =
      noClasses()
          .that()
          .resideInAnyPackage(
              "glossary.agent",
              "glossary.agent.bridge",
              "glossary.agent.hooks",
              "glossary.agent.logs",
              "glossary.agent.options",
              "glossary.agent.requests",
              "glossary.agent.servers")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.util.logging..", "java.nio.file..", "javax.management..");

  @ArchTest
  static final ArchRule the_entry_knows_nothing_that_is_isolated =
      classes()
          .that()
          .resideInAPackage("glossary.agent")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("glossary.agent", "java..");

  @ArchTest
  static final ArchRule rooms_know_each_other_in_one_direction =
      slices().matching("glossary.agent.(*)..").should().beFreeOfCycles();

  @ArchTest
  static void the_bridge_knows_the_jdk_alone(JavaClasses agent) {
    JavaClasses bridge = new ClassFileImporter().importPath(Path.of("target/classes/java/lang"));

    assertThat(bridge).isNotEmpty();
    classes().should().onlyDependOnClassesThat().resideInAPackage("java.lang").check(bridge);
  }
}
