package dev.receipts.cli;

import dev.receipts.cli.TextTable.Align;
import dev.receipts.document.DocumentId;
import dev.receipts.pipeline.DeadLetterMessage;
import dev.receipts.pipeline.Stage;
import dev.receipts.redrive.FailureQueue;
import dev.receipts.redrive.QueuedFailure;
import dev.receipts.redrive.Redrive;
import dev.receipts.redrive.Redrive.Source;
import dev.receipts.redrive.Selection;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Counts the failures by cause and stage. */
@Command(
    name = "list",
    description = "Lists the failures in the dead-letter queue and in quarantine.",
    mixinStandardHelpOptions = true)
final class DlqListCommand implements Callable<Integer> {
  /** How long other readers do not see the messages if the command is killed. */
  static final Duration VISIBILITY = Duration.ofMinutes(2);

  private static final Comparator<DeadLetterMessage> OLDEST_FIRST =
      Comparator.comparing(DeadLetterMessage::lastFailure);

  @Mixin private StackOption stack;

  @Option(names = "--each", description = "One line for each failure, and no groups.")
  private boolean each;

  @Option(names = "--json", description = "JSON Lines, one object a failure, and no groups.")
  private boolean json;

  @Spec private CommandSpec spec;

  /** What the failures of one line have in common. */
  private record Group(String cause, String stage, String kind) {
    static Group of(DeadLetterMessage message) {
      return new Group(
          Selection.simpleName(message.error()), stageOf(message), message.kind().toString());
    }
  }

  @Override
  public Integer call() {
    try (DeployedPipeline pipeline = stack.open()) {
      Redrive redrive = pipeline.redrive(VISIBILITY);
      // Before this command reads them itself.
      boolean hidden = Arrays.stream(Source.values()).anyMatch(redrive::isBeingRead);
      FailureQueue.Reading deadLetters = redrive.list(Source.DEAD_LETTERS, Selection.all());
      FailureQueue.Reading quarantine = redrive.list(Source.QUARANTINE, Selection.all());
      List<DocumentId> expired = redrive.inQuarantineWithoutMessage(quarantine);
      if (json) {
        printJson(Source.DEAD_LETTERS, deadLetters);
        printJson(Source.QUARANTINE, quarantine);
        expired.forEach(document -> out().println(FailureJson.expired(document)));
      } else {
        print("dead-letter queue", deadLetters);
        print("quarantine", quarantine);
        expired.forEach(
            document ->
                out()
                    .printf(
                        "  %s  its message has expired: upload the document again, and discard"
                            + " this one%n",
                        document));
      }
      if (hidden) {
        spec.commandLine()
            .getErr()
            .println(
                "receipts: there may be more failures: another command is reading some at this"
                    + " moment, or was stopped in the middle; they are seen again after 15 minutes"
                    + " at the latest.");
      }
    }
    return 0;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private static List<DeadLetterMessage> oldestFirst(FailureQueue.Reading reading) {
    return reading.wanted().stream().map(QueuedFailure::message).sorted(OLDEST_FIRST).toList();
  }

  private void printJson(Source source, FailureQueue.Reading reading) {
    oldestFirst(reading).forEach(message -> out().println(FailureJson.of(source, message)));
    reading.unreadable().forEach(id -> out().println(FailureJson.unreadable(source, id)));
  }

  static String stageOf(DeadLetterMessage message) {
    return message.stage().map(Stage::name).orElse("-");
  }

  private void print(String place, FailureQueue.Reading reading) {
    PrintWriter out = out();
    List<DeadLetterMessage> messages = oldestFirst(reading);
    out.printf("In the %s: %s%n", place, failures(messages.size()));
    if (!messages.isEmpty()) {
      out.println();
      (each ? one(messages) : grouped(messages)).lines().forEach(line -> out.println("  " + line));
      out.println();
    }
    for (String id : reading.unreadable()) {
      out.println("  The message " + id + " is not about a failure: look at it, and delete it.");
    }
  }

  private static TextTable grouped(List<DeadLetterMessage> messages) {
    TextTable table =
        new TextTable(
            List.of(Align.LEFT, Align.LEFT, Align.LEFT, Align.RIGHT, Align.LEFT, Align.LEFT),
            List.of("CAUSE", "STAGE", "KIND", "FAILURES", "OLDEST", "ITS DOCUMENT"));
    Map<Group, List<DeadLetterMessage>> groups =
        messages.stream().collect(Collectors.groupingBy(Group::of));
    groups.entrySet().stream()
        .sorted(
            Comparator.comparing(
                    (Map.Entry<Group, List<DeadLetterMessage>> e) -> -e.getValue().size())
                .thenComparing(e -> e.getKey().cause())
                .thenComparing(e -> e.getKey().stage()))
        .forEach(
            group -> {
              DeadLetterMessage oldest = group.getValue().getFirst();
              table.row(
                  List.of(
                      group.getKey().cause(),
                      group.getKey().stage(),
                      group.getKey().kind(),
                      Integer.toString(group.getValue().size()),
                      time(oldest.lastFailure()),
                      oldest.documentId().value()));
            });
    return table;
  }

  private static TextTable one(List<DeadLetterMessage> messages) {
    TextTable table =
        new TextTable(
            List.of(Align.LEFT, Align.LEFT, Align.LEFT, Align.RIGHT, Align.LEFT, Align.LEFT),
            List.of("DOCUMENT", "CAUSE", "STAGE", "ATTEMPTS", "LAST FAILURE", "KEY"));
    for (DeadLetterMessage message : messages) {
      table.row(
          List.of(
              message.documentId().value(),
              Selection.simpleName(message.error()),
              stageOf(message),
              Integer.toString(message.attempts()),
              time(message.lastFailure()),
              message.key()));
    }
    return table;
  }

  static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  static String failures(int number) {
    return number == 1 ? "1 failure" : number + " failures";
  }
}
