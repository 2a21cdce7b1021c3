package dev.receipts.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.admission.AdmissionState;
import dev.receipts.admission.CircuitBreaker;
import dev.receipts.admission.Decision;
import dev.receipts.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says whether documents are admitted, and how many are in progress. */
@Command(
    name = "show",
    description = "Shows whether admission is paused, who is in progress and how many wait.",
    mixinStandardHelpOptions = true)
final class AdmissionShowCommand implements Callable<Integer> {
  @Mixin private StackOption stack;

  @Option(names = "--json", description = "One JSON object, for programs.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (DeployedPipeline pipeline = stack.open()) {
      if (json) {
        spec.commandLine().getOut().println(json(pipeline));
      } else {
        lines(pipeline).forEach(spec.commandLine().getOut()::println);
      }
    }
    return 0;
  }

  /** What there is to say, for people. */
  static List<String> lines(DeployedPipeline pipeline) {
    return lines(
        pipeline.admission().state(),
        pipeline.inFlightLimit(),
        pipeline.waitingUploads(),
        Instant.now());
  }

  static List<String> lines(AdmissionState state, int limit, long waiting, Instant now) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Admission    "
            + pause(state)
                .orElseGet(
                    () ->
                        "open"
                            + state
                                .resumed()
                                .map(resumed -> "; last resumed by " + words(resumed, "at"))
                                .orElse("")));
    lines.add("Breaker      " + words(state.breaker()));
    lines.add(
        "In progress  %d of %d%s"
            .formatted(
                state.leases().size(),
                limit,
                oldest(state)
                    .map(
                        lease ->
                            "; the oldest is %s, for %s"
                                .formatted(lease.getKey(), age(lease.getValue(), now)))
                    .orElse("")));
    lines.add("Waiting      about %d in the ingest queue".formatted(waiting));
    return lines.stream().map(AdmissionShowCommand::printable).toList();
  }

  /** Who paused admission; empty where nobody did. */
  static Optional<String> pause(AdmissionState state) {
    return state
        .pause()
        .map(pause -> "paused by " + words(pause, "since"))
        .or(() -> state.paused() ? Optional.of("paused by the circuit breaker") : Optional.empty());
  }

  private static String words(Decision decision, String when) {
    return "%s %s %s: %s"
        .formatted(decision.by(), when, DlqListCommand.time(decision.at()), decision.reason());
  }

  private static String words(CircuitBreaker breaker) {
    return switch (breaker) {
      case CircuitBreaker.Closed closed -> "closed: Textract and SES answer";
      case CircuitBreaker.Open open ->
          "open: %s is down since %s; the next probe is let through at %s"
              .formatted(
                  open.service().title(),
                  DlqListCommand.time(open.since()),
                  DlqListCommand.time(open.probeAt()));
      case CircuitBreaker.HalfOpen halfOpen ->
          "half open: %s is down since %s; %s was let through at %s to probe it"
              .formatted(
                  halfOpen.service().title(),
                  DlqListCommand.time(halfOpen.since()),
                  halfOpen.probe(),
                  DlqListCommand.time(halfOpen.probeSince()));
    };
  }

  private static Optional<Map.Entry<String, Instant>> oldest(AdmissionState state) {
    return state.leases().entrySet().stream().min(Map.Entry.comparingByValue());
  }

  private static String age(Instant from, Instant to) {
    Duration age = Duration.between(from, to);
    return age.isNegative()
        ? "0s"
        : age.truncatedTo(ChronoUnit.SECONDS).toString().substring(2).toLowerCase(Locale.ROOT);
  }

  /** The columns stay; what somebody gave as a reason must not move the cursor. */
  private static String printable(String line) {
    return line.substring(0, 13) + TextTable.printable(line.substring(13));
  }

  private static String json(DeployedPipeline pipeline) {
    return json(
            pipeline.admission().state(),
            pipeline.inFlightLimit(),
            pipeline.waitingUploads(),
            Instant.now())
        .toString();
  }

  static ObjectNode json(AdmissionState state, int limit, long waiting, Instant now) {
    ObjectNode json = Json.mapper().createObjectNode();
    json.put("paused", state.paused());
    state.pause().ifPresent(pause -> json.set("pause", Json.mapper().valueToTree(pause)));
    state.resumed().ifPresent(resumed -> json.set("resumed", Json.mapper().valueToTree(resumed)));
    ObjectNode breaker = Json.mapper().valueToTree(state.breaker());
    breaker.put(
        "state",
        switch (state.breaker()) {
          case CircuitBreaker.Closed closed -> "CLOSED";
          case CircuitBreaker.Open open -> "OPEN";
          case CircuitBreaker.HalfOpen halfOpen -> "HALF_OPEN";
        });
    json.set("breaker", breaker);
    ObjectNode leases = json.putObject("leases");
    leases.put("held", state.leases().size());
    leases.put("limit", limit);
    oldest(state)
        .ifPresent(
            lease ->
                leases
                    .putObject("oldest")
                    .put("execution", lease.getKey())
                    .put("since", lease.getValue().toString())
                    .put("ageSeconds", Duration.between(lease.getValue(), now).toSeconds()));
    json.put("waiting", waiting);
    return json;
  }
}
