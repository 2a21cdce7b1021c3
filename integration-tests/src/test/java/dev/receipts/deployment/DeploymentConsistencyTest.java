package dev.receipts.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.error.PermanentException;
import dev.receipts.error.TransientException;
import dev.receipts.json.Json;
import dev.receipts.pipeline.Advice;
import dev.receipts.pipeline.DeadLetterMessage.Kind;
import dev.receipts.pipeline.Stage;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the template, the state machine and the code say of each other is true, both ways round. */
class DeploymentConsistencyTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final String ERRORS = "dev.receipts.error.";

  private final DeployedTemplate template = DeployedTemplate.read(HOME);
  private final JsonNode definition = definition();

  @Test
  void everyHandlerIsAClassThatLambdaCanCreate() throws ReflectiveOperationException {
    for (Map<String, Object> function : functions().values()) {
      Class<?> handler = Class.forName((String) function.get("Handler"));

      assertThat(Modifier.isPublic(handler.getModifiers())).as(handler.getName()).isTrue();
      assertThat(Modifier.isPublic(handler.getConstructor().getModifiers()))
          .as(handler.getName())
          .isTrue();
    }
  }

  @Test
  void everyHandlerInTheCodeIsDeployed() throws IOException {
    Set<String> deployed =
        functions().values().stream()
            .map(function -> (String) function.get("Handler"))
            .collect(Collectors.toCollection(TreeSet::new));

    Set<String> written = new TreeSet<>();
    for (Path source : sources(HOME.resolve("functions"))) {
      String path = source.toString().replace('\\', '/');
      if (path.endsWith("Handler.java")) {
        written.add(
            path.substring(path.indexOf("dev/receipts/"), path.length() - ".java".length())
                .replace('/', '.'));
      }
    }
    assertThat(deployed).isEqualTo(written);
  }

  @Test
  void everyModuleOfFunctionsIsDeployedFromWhereMavenBuildsIt() throws IOException {
    Set<String> deployed =
        functions().values().stream()
            .map(function -> (String) function.get("CodeUri"))
            .collect(Collectors.toCollection(TreeSet::new));

    Set<String> built = new TreeSet<>();
    try (Stream<Path> modules = Files.list(HOME.resolve("functions"))) {
      modules
          .filter(module -> Files.exists(module.resolve("pom.xml")))
          .map(module -> module.getFileName().toString())
          .forEach(name -> built.add("functions/%s/target/%s.zip".formatted(name, name)));
    }
    assertThat(deployed).isEqualTo(built);
  }

  @Test
  void everyFunctionGetsTheVariablesItReadsAndNoOthers() throws IOException {
    Map<String, Set<String>> given = new TreeMap<>();
    for (Map<String, Object> function : functions().values()) {
      String module = Path.of((String) function.get("CodeUri")).getName(1).toString();
      given
          .computeIfAbsent(module, key -> new TreeSet<>())
          .addAll(
              DeployedTemplate.map(DeployedTemplate.map(function, "Environment"), "Variables")
                  .keySet());
    }

    Map<String, Set<String>> readByShared = new TreeMap<>();
    for (Path source : sources(HOME.resolve("shared-lib"))) {
      String type = source.getFileName().toString().replace(".java", "");
      readByShared.put(type + ".of(environment", variablesReadIn(source));
    }
    Map<String, Set<String>> read = new TreeMap<>();
    for (String module : given.keySet()) {
      Set<String> names = read.computeIfAbsent(module, key -> new TreeSet<>());
      for (Path source : sources(HOME.resolve("functions").resolve(module))) {
        names.addAll(variablesReadIn(source));
        String code = Files.readString(source);
        readByShared.forEach(
            (call, variables) -> names.addAll(code.contains(call) ? variables : Set.of()));
      }
    }
    assertThat(given).isEqualTo(read);
  }

  private static Set<String> variablesReadIn(Path source) throws IOException {
    return Pattern.compile("(?:required\\w*|optional)\\(\\s*\"([A-Z_]+)\"")
        .matcher(Files.readString(source))
        .results()
        .map(result -> result.group(1))
        .collect(Collectors.toSet());
  }

  @Test
  void everySubstitutionOfTheDefinitionIsGivenAndUsed() {
    Set<String> given = DeployedTemplate.map(stateMachine(), "DefinitionSubstitutions").keySet();

    Set<String> used =
        Pattern.compile("\\$\\{(\\w+)}")
            .matcher(definition.toString())
            .results()
            .map(result -> result.group(1))
            .collect(Collectors.toSet());
    assertThat(given).isEqualTo(used);
  }

  @Test
  void everyErrorThatTheDefinitionNamesExists() throws ClassNotFoundException {
    for (String name : errorNames("Retry")) {
      if (name.startsWith(ERRORS)) {
        assertThat(Class.forName(name)).as(name).isAssignableTo(RuntimeException.class);
      } else {
        assertThat(name).matches("(States|Lambda|Sandbox|Runtime)\\.\\w+");
      }
    }
  }

  @Test
  void everyErrorThatIsRetriedIsSaidToPassByItself() {
    assertThat(errorNames("Retry"))
        .allSatisfy(name -> assertThat(Advice.on(name).kind()).isEqualTo(Kind.TRANSIENT));
  }

  @Test
  void everyTransientErrorIsRetriedAndNoPermanentOne() throws Exception {
    Set<String> retried = errorNames("Retry");

    for (Class<?> error : errorClasses()) {
      if (TransientException.class.isAssignableFrom(error)) {
        assertThat(retried).contains(error.getName());
      } else if (PermanentException.class.isAssignableFrom(error)) {
        assertThat(retried).doesNotContain(error.getName());
      }
    }
  }

  @Test
  void aTaskWhoseFunctionDiesIsTriedAgain() {
    for (JsonNode state : definition.path("States")) {
      if (state.path("Type").asText().equals("Task")) {
        assertThat(state.path("Retry").findValues("ErrorEquals"))
            .anySatisfy(names -> assertThat(names.toString()).contains("\"Runtime.ExitError\""));
      }
    }
  }

  /** Lambda throws the snapshot of a function away that nobody calls for two weeks. */
  @Test
  void aTaskWhoseFunctionStartsFromASnapshotWaitsForIt() {
    Map<String, Map<String, Object>> functions = functions();
    Map<String, Object> usual = template.globals("Function");
    for (JsonNode state : definition.path("States")) {
      if (state.path("Type").asText().equals("Task")) {
        Map<String, Object> function = functions.get(functionOf(state));
        Map<String, Object> settings = function.containsKey("SnapStart") ? function : usual;
        boolean snapshot =
            DeployedTemplate.map(settings, "SnapStart").get("ApplyOn").equals("PublishedVersions");

        assertThat(
                state.path("Retry").findValues("ErrorEquals").stream()
                    .anyMatch(names -> names.toString().contains("SnapStartNotReadyException")))
            .as(functionOf(state))
            .isEqualTo(snapshot);
      }
    }
  }

  @Test
  void everyStageIsATaskThatRetriesInAScatteredWayAndCatchesEverything() {
    for (Stage stage : Stage.values()) {
      JsonNode state = definition.path("States").path(stage.name());

      assertThat(state.path("Type").asText()).as(stage.name()).isEqualTo("Task");
      assertThat(state.path("TimeoutSeconds").asInt()).as(stage.name()).isPositive();
      assertThat(state.path("Catch").findValuesAsText("Next")).containsExactly("DeadLetter");
      assertThat(state.path("Catch").path(0).path("ErrorEquals").path(0).asText())
          .isEqualTo("States.ALL");
      for (JsonNode retrier : state.path("Retry")) {
        assertThat(retrier.path("JitterStrategy").asText()).isEqualTo("FULL");
        assertThat(retrier.path("MaxDelaySeconds").asInt()).isPositive();
        assertThat(retrier.path("BackoffRate").asDouble()).isGreaterThan(1);
      }
    }
  }

  @Test
  void everyStageCanBeResumedAt() {
    JsonNode resume = definition.path("States").path("ResumeAfterRedrive");
    Set<String> reachable = new TreeSet<>(resume.findValuesAsText("Next"));
    reachable.add(resume.path("Default").asText());

    assertThat(reachable)
        .containsExactlyInAnyOrder(
            Arrays.stream(Stage.values()).map(Stage::name).toArray(String[]::new));
  }

  @Test
  void aNewExecutionCanGoOnAtEveryStageWithTheVariablesThatTheStagesBeforeAssign() {
    JsonNode checkpoint = definition.path("States").path("ResumeFromCheckpoint");
    assertThat(definition.path("StartAt").asText()).isEqualTo("ResumeFromCheckpoint");
    assertThat(checkpoint.path("Default").asText()).isEqualTo(Stage.StartTextract.name());

    Set<String> assignedBefore = new TreeSet<>();
    for (Stage stage : Stage.values()) {
      if (stage != Stage.StartTextract) {
        JsonNode choice =
            checkpoint
                .path("Choices")
                .valueStream()
                .filter(rule -> rule.path("Next").asText().equals(stage.name()))
                .findFirst()
                .orElseThrow();
        assertThat(choice.path("Condition").asText())
            .contains("checkpoint.stage = '" + stage.name() + "'");
        assertThat(names(choice.path("Assign"))).as(stage.name()).containsAll(assignedBefore);
      }
      assignedBefore.addAll(names(definition.path("States").path(stage.name()).path("Assign")));
    }
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void aTaskIsGivenMoreTimeThanItsFunctionSoThatTheFunctionsOwnErrorIsSeen() {
    Map<String, Map<String, Object>> functions = functions();
    int usual = (int) template.globals("Function").get("Timeout");
    for (JsonNode state : definition.path("States")) {
      if (state.path("Type").asText().equals("Task")) {
        String function = functionOf(state);
        int timeout = (int) functions.get(function).getOrDefault("Timeout", usual);

        assertThat(state.path("TimeoutSeconds").asInt()).as(function).isGreaterThan(timeout);
      }
    }
  }

  @Test
  void everyHandlerHasASampleEvent() throws IOException {
    Set<String> expected =
        functions().values().stream()
            .map(function -> (String) function.get("Handler"))
            .map(handler -> handler.substring(handler.lastIndexOf('.') + 1))
            .map(name -> name.substring(0, name.length() - "Handler".length()))
            .map(name -> sampleEvent(name).getFileName().toString())
            .collect(Collectors.toSet());

    try (Stream<Path> events = Files.list(HOME.resolve("events"))) {
      assertThat(
              events
                  .map(event -> event.getFileName().toString())
                  .filter(name -> name.endsWith(".json")))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void everyTaskSendsWhatTheSampleEventOfItsFunctionShows() throws IOException {
    for (JsonNode state : definition.path("States")) {
      if (state.path("Type").asText().equals("Task")) {
        String function = functionOf(state).replaceAll("Function$", "");

        assertThat(names(state.path("Arguments").path("Payload")))
            .as(function)
            .isEqualTo(names(Json.mapper().readTree(sampleEvent(function).toFile())));
      }
    }
  }

  /** An alias stays at its version until another description or other code makes another one. */
  @Test
  void aParameterThatChangesPublishesANewVersionOfEachFunctionThatGetsIt() {
    Set<String> parameters = template.parameters().keySet();
    Map<String, Object> globals = template.globals("Function");
    assertThat(globals)
        .containsEntry("AutoPublishAlias", "live")
        .containsEntry("AutoPublishAliasAllProperties", true);

    functions()
        .forEach(
            (name, function) -> {
              Set<String> given = new TreeSet<>();
              for (Map<String, Object> settings : List.of(globals, function)) {
                for (String kind : List.of("Environment", "LoggingConfig")) {
                  given.addAll(DeployedTemplate.named(settings.get(kind), parameters));
                }
              }
              assertThat(described(function)).as(name).isEqualTo(given);
            });
  }

  @Test
  void theDescriptionOfAVersionFitsHoweverLongTheParametersAre() {
    functions()
        .forEach(
            (name, function) -> {
              String text = (String) function.get("VersionDescription");
              int longest = text.replaceAll("\\$\\{\\w+}", "").length();
              for (String parameter : described(function)) {
                longest += longest(DeployedTemplate.map(template.parameters(), parameter));
              }
              assertThat(longest).as(name).isLessThanOrEqualTo(256);
            });
  }

  private Set<String> described(Map<String, Object> function) {
    return DeployedTemplate.named(
        function.get("VersionDescription"), template.parameters().keySet());
  }

  /** How many characters a parameter has at most. */
  private static int longest(Map<String, Object> parameter) {
    if (parameter.get("MaxLength") instanceof Integer length) {
      return length;
    }
    if (parameter.get("AllowedValues") instanceof List<?> values) {
      return values.stream().mapToInt(value -> value.toString().length()).max().orElseThrow();
    }
    assertThat(parameter).containsEntry("Type", "Number");
    return Integer.toString(Integer.MAX_VALUE).length();
  }

  @Test
  void whatIsKeptAfterTheStackIsNotKeptWhenItsCreationFails() {
    Map<String, Object> resources = DeployedTemplate.map(template.root(), "Resources");
    Set<String> kept = new TreeSet<>();
    for (String id : resources.keySet()) {
      Map<String, Object> resource = DeployedTemplate.map(resources, id);
      if (resource.containsKey("DeletionPolicy") || resource.containsKey("UpdateReplacePolicy")) {
        kept.add(id);
        assertThat(resource)
            .as(id)
            .containsEntry("DeletionPolicy", "RetainExceptOnCreate")
            .containsEntry("UpdateReplacePolicy", "Retain");
      }
    }

    assertThat(kept)
        .containsExactly(
            "DocumentsTable", "DuplicatesTable", "InboxBucket", "ReceiptsTable", "ResultsBucket");
  }

  @Test
  void whoSendsMailMayDoSoThroughAConfigurationSet() {
    Set<String> senders = new TreeSet<>();
    functions()
        .forEach(
            (name, function) ->
                DeployedTemplate.statements(function)
                    .filter(
                        statement ->
                            DeployedTemplate.list(statement, "Action").contains("ses:SendEmail"))
                    .forEach(
                        statement -> {
                          senders.add(name);
                          assertThat(DeployedTemplate.list(statement, "Resource"))
                              .as(name)
                              .extracting(Object::toString)
                              .anyMatch(resource -> resource.endsWith(":identity/*"))
                              .anyMatch(resource -> resource.endsWith(":configuration-set/*"));
                        }));

    assertThat(senders).containsExactly("NotifyFunction", "ReportFailuresFunction");
  }

  /**
   * Lambda breaks any other function off after 16 rounds, and the message ends as a dead letter.
   */
  @Test
  void aFunctionMaySendToTheQueueThatInvokesItAsOftenAsItLikes() {
    Set<String> sendBack = new TreeSet<>();
    Set<String> mayGoRound = new TreeSet<>();
    functions()
        .forEach(
            (name, function) -> {
              if (queuesThatInvoke(function).stream().anyMatch(queuesSentTo(function)::contains)) {
                sendBack.add(name);
              }
              if ("Allow".equals(function.get("RecursiveLoop"))) {
                mayGoRound.add(name);
              }
            });

    assertThat(sendBack).isEqualTo(mayGoRound).isNotEmpty();
  }

  @SuppressWarnings("unchecked") // YAML mappings with text keys
  private static Set<Object> queuesThatInvoke(Map<String, Object> function) {
    Map<String, Object> events =
        (Map<String, Object>) function.getOrDefault("Events", Map.<String, Object>of());
    return events.keySet().stream()
        .map(event -> DeployedTemplate.map(events, event))
        .filter(event -> event.get("Type").equals("SQS"))
        .map(event -> DeployedTemplate.map(event, "Properties").get("Queue"))
        .collect(Collectors.toSet());
  }

  private static Set<Object> queuesSentTo(Map<String, Object> function) {
    return DeployedTemplate.statements(function)
        .filter(statement -> DeployedTemplate.list(statement, "Action").contains("sqs:SendMessage"))
        .flatMap(statement -> DeployedTemplate.list(statement, "Resource").stream())
        .collect(Collectors.toSet());
  }

  private static String functionOf(JsonNode task) {
    String alias = task.path("Arguments").path("FunctionName").asText();
    return alias.substring("${".length(), alias.length() - "Alias}".length());
  }

  private static Path sampleEvent(String function) {
    String name = function.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    return HOME.resolve("events").resolve(name + ".json");
  }

  private Set<String> errorNames(String kind) {
    Set<String> names = new TreeSet<>();
    for (JsonNode state : definition.path("States")) {
      for (JsonNode rule : state.path(kind)) {
        rule.path("ErrorEquals").forEach(name -> names.add(name.asText()));
      }
    }
    return names;
  }

  private static List<Class<?>> errorClasses() throws IOException, ClassNotFoundException {
    List<Class<?>> classes = new ArrayList<>();
    for (Path source : sources(HOME.resolve("shared-lib"))) {
      if (source.getParent().endsWith("dev/receipts/error")) {
        String name = source.getFileName().toString().replace(".java", "");
        Class<?> type = Class.forName(ERRORS + name);
        if (!Modifier.isAbstract(type.getModifiers())) {
          classes.add(type);
        }
      }
    }
    assertThat(classes).isNotEmpty();
    return classes;
  }

  private Map<String, Map<String, Object>> functions() {
    return template.resources("AWS::Serverless::Function");
  }

  private Map<String, Object> stateMachine() {
    return template.resources("AWS::Serverless::StateMachine").values().iterator().next();
  }

  private static List<Path> sources(Path module) throws IOException {
    try (Stream<Path> files = Files.walk(module)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().replace('\\', '/').contains("/src/main/java/"))
          .toList();
    }
  }

  private static JsonNode definition() {
    try {
      return Json.mapper()
          .readTree(HOME.resolve("statemachine/receipt-pipeline.asl.json").toFile());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
