package dev.receipts.redrive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.document.SourceDocument;
import dev.receipts.json.Json;
import dev.receipts.pipeline.Checkpoint;
import dev.receipts.pipeline.ExecutionInput;
import dev.receipts.pipeline.ParsedReceipts;
import dev.receipts.pipeline.Stage;
import dev.receipts.pipeline.TextractCollection;
import dev.receipts.pipeline.TextractJob;
import java.util.Arrays;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/**
 * What an execution had come to when it ended.
 *
 * @param document absent where its input names none
 * @param stage the stage it was at
 * @param previousJobId the latest job that is known of before this execution's own
 * @param job the latest Textract job
 * @param manifestKey the answer of that job, where it was collected
 * @param parsed the receipts that were parsed from it
 */
record Progress(
    Optional<SourceDocument> document,
    Optional<Stage> stage,
    Optional<String> previousJobId,
    Optional<TextractJob> job,
    Optional<String> manifestKey,
    Optional<ParsedReceipts> parsed) {
  static final Progress NONE =
      new Progress(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Reads it from an execution's history, which holds what each stage answered. */
  static Progress of(String input, Iterable<HistoryEvent> history) {
    Progress progress = read(input, ExecutionInput.class).map(Progress::of).orElse(NONE);
    String state = "";
    for (HistoryEvent event : history) {
      if (event.stateEnteredEventDetails() != null) {
        state = event.stateEnteredEventDetails().name();
        progress = progress.at(state);
      } else if (event.taskSucceededEventDetails() != null) {
        progress = progress.with(state, event.taskSucceededEventDetails().output());
      }
    }
    return progress;
  }

  private static Progress of(ExecutionInput input) {
    Optional<Checkpoint> checkpoint = input.checkpoint();
    return new Progress(
        Optional.ofNullable(input.document()),
        Optional.empty(),
        input.previousJobId(),
        checkpoint.map(Checkpoint::job),
        checkpoint.flatMap(Checkpoint::manifestKey),
        checkpoint.flatMap(Checkpoint::parsed));
  }

  private Progress at(String state) {
    Optional<Stage> entered =
        switch (state) {
          case "WaitForTextract", "IsTextractDone" -> Optional.of(Stage.CollectTextract);
          case "Completed" -> Optional.of(Stage.NotifyRecipients);
          default ->
              Arrays.stream(Stage.values()).filter(value -> value.name().equals(state)).findFirst();
        };
    return new Progress(document, entered.or(() -> stage), previousJobId, job, manifestKey, parsed);
  }

  private Progress with(String state, String output) {
    return switch (state) {
      case "StartTextract" ->
          new Progress(
              document,
              stage,
              previousJobId,
              payload(output, TextractJob.class).or(() -> job),
              Optional.empty(),
              Optional.empty());
      case "CollectTextract" ->
          new Progress(
              document,
              stage,
              previousJobId,
              job,
              payload(output, TextractCollection.class).flatMap(TextractCollection::manifestKey),
              Optional.empty());
      case "ParseReceipts" ->
          new Progress(
              document,
              stage,
              previousJobId,
              job,
              manifestKey,
              payload(output, ParsedReceipts.class));
      default -> this;
    };
  }

  private static <T> Optional<T> payload(String output, Class<T> type) {
    return read(output, JsonNode.class)
        .map(json -> json.path("Payload"))
        .filter(JsonNode::isObject)
        .flatMap(json -> read(json.toString(), type));
  }

  private static <T> Optional<T> read(String json, Class<T> type) {
    try {
      return json == null
          ? Optional.empty()
          : Optional.ofNullable(Json.mapper().readValue(json, type));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
