package io.lagooperator;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.doNot;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.fabric8.kubernetes.client.CustomResource;
import io.lagooperator.plugin.KubectlLago;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rooms of the house and the doors between them: what a class may know of others. */
class RoomsTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("io.lagooperator");

  @Test
  void aRoomKnowsOnlyTheRoomsBeforeIt() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("settings")
        .definedBy("io.lagooperator.settings")
        .layer("api")
        .definedBy("io.lagooperator.api")
        .layer("model")
        .definedBy("io.lagooperator.model")
        .layer("observed")
        .definedBy("io.lagooperator.observed")
        .layer("plan")
        .definedBy("io.lagooperator.plan")
        .layer("desired")
        .definedBy("io.lagooperator.desired")
        .layer("foresight")
        .definedBy("io.lagooperator.foresight")
        .layer("authoring")
        .definedBy("io.lagooperator.authoring")
        .layer("status")
        .definedBy("io.lagooperator.status")
        .layer("apply")
        .definedBy("io.lagooperator.apply")
        .layer("runtime")
        .definedBy("io.lagooperator.runtime")
        .layer("leadership")
        .definedBy("io.lagooperator.leadership")
        .layer("plugin")
        .definedBy("io.lagooperator.plugin")
        .layer("wiring")
        .definedBy("io.lagooperator")
        .whereLayer("settings")
        .mayNotAccessAnyLayer()
        .whereLayer("api")
        .mayNotAccessAnyLayer()
        .whereLayer("model")
        .mayOnlyAccessLayers("api", "settings")
        .whereLayer("observed")
        .mayOnlyAccessLayers("model")
        .whereLayer("plan")
        .mayOnlyAccessLayers("api", "model", "observed")
        .whereLayer("desired")
        .mayOnlyAccessLayers("api", "model", "observed", "plan")
        .whereLayer("status")
        .mayOnlyAccessLayers("api", "model", "observed", "plan")
        .whereLayer("foresight")
        .mayOnlyAccessLayers("model", "observed", "plan", "desired")
        .whereLayer("authoring")
        .mayOnlyAccessLayers("api", "model")
        .whereLayer("authoring")
        .mayOnlyBeAccessedByLayers("plugin")
        .whereLayer("apply")
        .mayOnlyAccessLayers(
            "settings", "api", "model", "observed", "plan", "desired", "foresight", "status")
        .whereLayer("runtime")
        .mayOnlyAccessLayers("settings", "api", "model")
        .whereLayer("leadership")
        .mayOnlyAccessLayers("settings")
        .whereLayer("apply")
        .mayOnlyBeAccessedByLayers("plugin", "wiring")
        .whereLayer("runtime")
        .mayOnlyBeAccessedByLayers("plugin", "wiring")
        .whereLayer("leadership")
        .mayOnlyBeAccessedByLayers("wiring")
        .whereLayer("plugin")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("wiring")
        .mayNotBeAccessedByAnyLayer()
        .check(OURS);
  }

  @Test
  void noTwoRoomsKnowEachOther() {
    slices().matching("io.lagooperator.(*)..").should().beFreeOfCycles().check(OURS);
  }

  @Test
  void onlyApplyAndThePluginHoldAClientAndLeadershipOneForItsLease() {
    noClasses()
        .that(
            doNot(
                resideInAnyPackage(
                    "io.lagooperator.apply",
                    "io.lagooperator.leadership",
                    "io.lagooperator.plugin")))
        .and()
        .doNotHaveFullyQualifiedName(Main.class.getName())
        .and()
        .doNotHaveFullyQualifiedName(LagoOperator.class.getName())
        .and()
        .doNotHaveFullyQualifiedName(Framework.class.getName())
        .and()
        .areNotAssignableTo(CustomResource.class)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.fabric8.kubernetes.client..", "io.javaoperatorsdk..")
        .check(OURS);
  }

  @Test
  void inTheOperatorOnlyApplyWrites() {
    noClasses()
        .that(doNot(resideInAnyPackage("io.lagooperator.apply", "io.lagooperator.plugin")))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.fabric8.kubernetes.client.dsl..")
        .check(OURS);
  }

  @Test
  void pureRoomsAskNeitherTheClockNorChanceNorTheMachine() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.lagooperator.model",
            "io.lagooperator.observed",
            "io.lagooperator.plan",
            "io.lagooperator.desired",
            "io.lagooperator.foresight",
            "io.lagooperator.authoring",
            "io.lagooperator.status")
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.util.random.RandomGenerator.class)
        .orShould()
        .callMethod(java.util.UUID.class, "randomUUID")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.time.Clock.class)
        .check(OURS);
  }

  /** On one processor it has one thread, and every answer of the API server comes through it. */
  @Test
  void nothingWorksOnThePoolThatAllOfJavaShares() {
    noClasses()
        .should()
        .accessTargetWhere(
            describe("works on the shared pool", access -> isOfSharedPool(access.getTarget())))
        .check(OURS);
  }

  private static boolean isOfSharedPool(AccessTarget target) {
    return target.getName().matches("parallel|parallelStream|commonPool")
        || (target instanceof CodeUnitAccessTarget unit
            && unit.getOwner().isAssignableTo(CompletionStage.class)
            && unit.getName().matches(".*Async|delayedExecutor")
            && unit.getRawParameterTypes().stream()
                .noneMatch(type -> type.isEquivalentTo(Executor.class)));
  }

  @Test
  void theEnvironmentIsReadInOnePlace() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(Main.class.getName())
        .and()
        .doNotHaveFullyQualifiedName(KubectlLago.class.getName())
        .and(doNot(resideInAPackage("io.lagooperator.settings")))
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "getProperty", String.class)
        .check(OURS);
  }

  @Test
  void namesSayWhatAClassDoes() {
    noClasses()
        .should()
        .haveNameMatching(".*(Utils|Util|Helper|Manager|Impl|Base|Abstract.*|Constants)")
        .check(OURS);
  }

  @Test
  void whatIsReadFromTheApiServerMayHoldFieldsThatNobodyKnowsYet() {
    classes()
        .that()
        .resideInAPackage("io.lagooperator.api")
        .and()
        .areRecords()
        .should()
        .beAnnotatedWith(JsonIgnoreProperties.class)
        .check(OURS);
    assertThat(
            OURS.stream()
                .filter(c -> c.getPackageName().equals("io.lagooperator.api") && c.isRecord())
                .filter(c -> !c.getAnnotationOfType(JsonIgnoreProperties.class).ignoreUnknown()))
        .isEmpty();
  }

  @Test
  void everyPackageTellsWhatMayBeNull() {
    var packages = OURS.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
    assertThat(packages).hasSizeGreaterThan(8);
    assertThat(packages).allMatch(p -> p.isAnnotatedWith(NullMarked.class));
  }
}
