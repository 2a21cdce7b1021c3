package dev.receipts.functions.notify;

import dev.receipts.admission.AdmissionState;
import dev.receipts.admission.CircuitBreaker;
import dev.receipts.ledger.UnreportedFailure;
import dev.receipts.pipeline.Advice;
import dev.receipts.pipeline.DeadLetterMessage.Kind;
import dev.receipts.redrive.Selection;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes the mail about documents that failed, grouped by cause and stage. It names objects, which
 * anybody may have named: they are text here, never markup and never a header.
 */
final class FailureMailWriter {
  /** How many documents of a group are named. */
  private static final int EXAMPLES = 3;

  /** How many groups are told in full; more than there are causes would be odd. */
  private static final int GROUPS = 25;

  private final String stackOption;

  /**
   * @param stack the deployed stack, which the commands name unless it has the usual name
   */
  FailureMailWriter(String stack) {
    this.stackOption = stack.equals("receipts") ? "" : " --stack " + stack;
  }

  /** What the failures of a group have in common. */
  private record Cause(String error, Optional<String> stage) {
    static Cause of(UnreportedFailure failure) {
      return new Cause(failure.error(), failure.stage());
    }

    @Override
    public String toString() {
      return Selection.simpleName(error) + stage.map(name -> " at " + name).orElse("");
    }
  }

  /**
   * @param more whether there are more failures than these
   * @param inQuarantine how many documents wait for a decision
   */
  Mail write(
      List<UnreportedFailure> failures, boolean more, int inQuarantine, AdmissionState admission) {
    List<Map.Entry<Cause, List<UnreportedFailure>>> groups =
        failures.stream().collect(Collectors.groupingBy(Cause::of)).entrySet().stream()
            .sorted(
                Comparator.comparing(
                        (Map.Entry<Cause, List<UnreportedFailure>> group) ->
                            -group.getValue().size())
                    .thenComparing(group -> group.getKey().toString()))
            .toList();
    String count = (more ? "At least " : "") + documents(failures.size()) + " failed";
    StringBuilder text = new StringBuilder();
    line(text, count + " since the last report.");
    for (Map.Entry<Cause, List<UnreportedFailure>> group :
        groups.subList(0, Math.min(groups.size(), GROUPS))) {
      line(text, "");
      group(text, group.getKey(), group.getValue());
    }
    if (groups.size() > GROUPS) {
      line(text, "");
      line(text, "… and %d more causes.".formatted(groups.size() - GROUPS));
    }
    line(text, "");
    line(text, "What to do:");
    command(text, "dlq list" + stackOption, "what failed, by cause and stage");
    command(text, "dlq show" + stackOption + " ID", "all about one document");
    command(text, "dlq discard" + stackOption + " ID --reason TEXT", "leaves one as it is");
    command(text, "admission show" + stackOption, "whether documents are admitted");
    line(text, "");
    line(text, quarantine(inQuarantine));
    line(text, admission(admission));
    String subject =
        "Receipts: %s (%s)"
            .formatted(
                count,
                groups.size() == 1
                    ? groups.getFirst().getKey()
                    : groups.size() + " different causes");
    return new Mail(
        subject,
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>%s</title></head>\n<body><pre>%s</pre></body></html>\n"
            .formatted(MailWriter.escape(subject), MailWriter.escape(text.toString())),
        text.toString());
  }

  private void group(StringBuilder text, Cause cause, List<UnreportedFailure> failures) {
    Advice advice = Advice.on(cause.error());
    line(text, "%s: %s".formatted(documents(failures.size()), cause));
    line(text, "  What is wrong: " + MailWriter.plain(failures.getFirst().message()));
    line(
        text,
        "  It "
            + (advice.kind() == Kind.TRANSIENT
                ? "passes by itself, but was not over after all retries."
                : "stays until somebody changes something."));
    line(text, "  Advice: " + advice.action());
    line(
        text,
        "  %s: ./receipts dlq redrive%s --cause %s%s"
            .formatted(
                advice.kind() == Kind.TRANSIENT
                    ? "To redrive them"
                    : "To redrive them, where that helps",
                stackOption,
                Selection.simpleName(cause.error()),
                cause.stage().map(stage -> " --stage " + stage).orElse("")));
    failures.stream()
        .limit(EXAMPLES)
        .forEach(
            failure ->
                line(
                    text,
                    "  %s  %s  %s"
                        .formatted(
                            failure.at().truncatedTo(ChronoUnit.SECONDS),
                            failure.documentId(),
                            failure.s3Path().map(MailWriter::plain).orElse(""))));
    if (failures.size() > EXAMPLES) {
      line(text, "  … and %d more".formatted(failures.size() - EXAMPLES));
    }
  }

  private static String quarantine(int documents) {
    return documents == 0
        ? "No document is in quarantine."
        : "%s in quarantine after too many attempts: decide to redrive or to discard."
            .formatted(documents == 1 ? "1 document is" : documents + " documents are");
  }

  private static String admission(AdmissionState state) {
    return state
        .pause()
        .map(
            pause ->
                "Admission is paused since %s by %s: %s"
                    .formatted(
                        pause.at(), MailWriter.plain(pause.by()), MailWriter.plain(pause.reason())))
        .orElseGet(
            () ->
                switch (state.breaker()) {
                  case CircuitBreaker.Closed closed -> "Admission is open.";
                  case CircuitBreaker.Open open -> byBreaker(open.service().title());
                  case CircuitBreaker.HalfOpen halfOpen -> byBreaker(halfOpen.service().title());
                });
  }

  private static String byBreaker(String service) {
    return "Admission is paused by the circuit breaker: %s is down. It goes on by itself."
        .formatted(service);
  }

  private static String documents(int number) {
    return number == 1 ? "1 document" : number + " documents";
  }

  private static void command(StringBuilder text, String command, String purpose) {
    line(text, "  ./receipts %-30s  %s".formatted(command, purpose));
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }
}
