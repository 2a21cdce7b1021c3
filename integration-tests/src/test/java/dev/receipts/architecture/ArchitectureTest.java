package dev.receipts.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import dev.receipts.error.PipelineException;
import dev.receipts.local.functions.FunctionProcess;
import dev.receipts.local.functions.ProcessBridge;
import java.time.Clock;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Which room may know which other, and what no class may do. */
@AnalyzeClasses(packages = "dev.receipts", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String FUNCTIONS = "dev.receipts.functions..";
  private static final String LOCAL = "dev.receipts.local..";
  private static final String CLI = "dev.receipts.cli..";
  private static final String PARTS_OF_THE_ENGINE = "dev.receipts.extraction.*..";

  @ArchTest
  static final ArchRule theSharedLibraryKnowsNobody =
      noClasses()
          .that()
          .resideOutsideOfPackages(FUNCTIONS, LOCAL, CLI)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(FUNCTIONS, LOCAL, CLI);

  @ArchTest
  static final ArchRule functionsDoNotKnowWhereTheyRun =
      noClasses()
          .that()
          .resideInAPackage(FUNCTIONS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(LOCAL, CLI);

  @ArchTest
  static final ArchRule functionsDoNotKnowEachOther =
      slices().matching("dev.receipts.functions.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule theLocalStackLoadsFunctionsAndDoesNotKnowThem =
      noClasses()
          .that()
          .resideInAPackage(LOCAL)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(FUNCTIONS, CLI);

  @ArchTest
  static final ArchRule theExtractionEngineKnowsNoCloud =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.receipts.extraction..", "dev.receipts.receipt..", "dev.receipts.page..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("software.amazon.awssdk..", "com.amazonaws..");

  @ArchTest
  static final ArchRule theEngineIsEnteredThroughItsParserOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.receipts.extraction..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(PARTS_OF_THE_ENGINE);

  @ArchTest
  static final ArchRule partsOfTheEngineDoNotKnowTheWhole =
      noClasses()
          .that()
          .resideInAPackage(PARTS_OF_THE_ENGINE)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.receipts.extraction");

  @ArchTest
  static final ArchRule partsOfTheEngineBuildOnEachOther =
      slices().matching("dev.receipts.extraction.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule whatIsReadDoesNotDependOnWhenItIsRead =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.receipts.extraction..",
              "dev.receipts.receipt..",
              "dev.receipts.page..",
              "dev.receipts.textract..",
              "dev.receipts.duplicate..")
          .should()
          .callMethodWhere(target(owner(resideInAPackage("java.time.."))).and(target(name("now"))))
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .because("the same document gives the same receipts, also when it is redriven next year");

  /** Lambda starts functions from copies of one snapshot: a seed in it is the same for all. */
  @ArchTest
  static final ArchRule functionsDrawFromTheSystemOnly =
      noClasses()
          .that()
          .resideOutsideOfPackages(LOCAL, CLI)
          .should()
          .callMethod(RandomGenerator.class, "getDefault")
          .orShould()
          .callMethod(RandomGenerator.class, "of", String.class)
          .orShould()
          .callConstructor(Random.class)
          .orShould()
          .callConstructor(Random.class, long.class);

  @ArchTest
  static final ArchRule onlyTheCommandWritesToTheScreen =
      noClasses()
          .that()
          .resideOutsideOfPackage(CLI)
          .and()
          .areNotAssignableTo(FunctionProcess.class)
          .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
          .because("all others log; what stands for a function's process has a standard output");

  @ArchTest
  static final ArchRule nothingStaticChanges =
      fields()
          .that()
          .areStatic()
          .and()
          .areNotDeclaredIn(ProcessBridge.class)
          .should()
          .beFinal()
          .because("static state is shared by all; of a function's process each function has one");

  @ArchTest
  static final ArchRule everyErrorOfThePipelineStandsInOneRoom =
      classes()
          .that()
          .areAssignableTo(PipelineException.class)
          .should()
          .resideInAPackage("dev.receipts.error")
          .andShould()
          .haveSimpleNameEndingWith("Exception");
}
