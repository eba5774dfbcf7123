package glossary.sidecar;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** One place knows each outside thing, and the rooms know each other in one direction. */
@AnalyzeClasses(packages = "glossary.sidecar", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule only_http_knows_the_jdk_server =
      noClasses()
          .that()
          .resideOutsideOfPackage("glossary.sidecar.http")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.sun.net.httpserver..");

  @ArchTest
  static final ArchRule only_the_glossary_and_backups_open_databases =
      noClasses()
          .that()
          .resideOutsideOfPackages("glossary.sidecar.glossary", "glossary.sidecar.backup")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.sqlite..", "javax.sql..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.sql.DriverManager.class);

  /**
   * The doctor reads what is not glossary data, on connections that the glossary lends it; backups
   * open the copies that they made.
   */
  @ArchTest
  static final ArchRule only_the_glossary_the_doctor_and_backups_know_sql =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "glossary.sidecar.glossary", "glossary.sidecar.doctor..", "glossary.sidecar.backup")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.sql..");

  @ArchTest
  static final ArchRule only_search_knows_lucene =
      noClasses()
          .that()
          .resideOutsideOfPackage("glossary.sidecar.search")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.lucene..");

  @ArchTest
  static final ArchRule rooms_know_each_other_in_one_direction =
      slices().matching("glossary.sidecar.(*)..").should().beFreeOfCycles();
}
