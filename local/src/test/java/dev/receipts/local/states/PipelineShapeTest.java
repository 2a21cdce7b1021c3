package dev.receipts.local.states;

import static dev.receipts.local.states.Fixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A state machine of the pipeline's shape: polling, a dead-letter task, resuming after redrive. */
class PipelineShapeTest {
  private static final String CATCH =
      """
      [{"ErrorEquals": ["States.ALL"], "Next": "DeadLetter", "Assign": {"failure": {
         "id": "{%% $uuid() %%}", "stage": "%s",
         "error": "{%% $states.errorOutput.Error %%}",
         "cause": "{%% $states.errorOutput.Cause %%}",
         "redriveCount": "{%% $states.context.Execution.RedriveCount %%}"}}}]\
      """;

  private static final String DEFINITION =
      """
      {"QueryLanguage": "JSONata", "StartAt": "StartTextract", "TimeoutSeconds": 86400, "States": {
        "StartTextract": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
          "Arguments": {"FunctionName": "start", "Payload": {"document": "{%% $states.input %%}"}},
          "Assign": {"document": "{%% $states.input %%}", "job": "{%% $states.result.Payload %%}",
                     "wait": 5},
          "Retry": [{"ErrorEquals": ["Throttled"], "IntervalSeconds": 2, "MaxAttempts": 3,
                     "BackoffRate": 2, "MaxDelaySeconds": 30, "JitterStrategy": "FULL"}],
          "Catch": %s, "TimeoutSeconds": 30, "Next": "WaitForTextract"},
        "WaitForTextract": {"Type": "Wait", "Seconds": "{%% $wait %%}", "Next": "CollectTextract"},
        "CollectTextract": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
          "Arguments": {"FunctionName": "collect", "Payload": {"job": "{%% $job %%}"}},
          "Assign": {"wait": "{%% $min([$wait * 2, 300]) %%}",
                     "done": "{%% $states.result.Payload.done %%}"},
          "Catch": %s, "Next": "IsTextractDone"},
        "IsTextractDone": {"Type": "Choice", "Default": "WaitForTextract", "Choices": [
          {"Condition": "{%% $done %%}", "Next": "ParseReceipts"}]},
        "ParseReceipts": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
          "Arguments": {"FunctionName": "parse", "Payload": {"document": "{%% $document %%}"}},
          "Catch": %s, "Next": "StoreReceipts"},
        "StoreReceipts": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
          "Catch": %s, "Next": "NotifyRecipients"},
        "NotifyRecipients": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
          "Catch": %s, "Next": "Completed"},
        "Completed": {"Type": "Succeed", "Output": {"document": "{%% $document %%}"}},
        "DeadLetter": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
          "Arguments": {"FunctionName": "dead-letter", "Payload": {"failure": "{%% $failure %%}",
            "redriveCount": "{%% $states.context.Execution.RedriveCount %%}"}},
          "Output": "{%% $states.result.Payload %%}", "Next": "ResumeAfterRedrive"},
        "ResumeAfterRedrive": {"Type": "Choice", "Default": "StartTextract", "Choices": [
          {"Condition": "{%% $states.input.stage = 'PARSE' %%}", "Next": "ParseReceipts"},
          {"Condition": "{%% $states.input.stage = 'STORE' %%}", "Next": "StoreReceipts"}]}}}\
      """
          .formatted(
              CATCH.formatted("START"),
              CATCH.formatted("COLLECT"),
              CATCH.formatted("PARSE"),
              CATCH.formatted("STORE"),
              CATCH.formatted("NOTIFY"));

  private final Fixture fixture = new Fixture();

  @Test
  void polledUntilDoneWithGrowingWaitsItCompletes() {
    fixture
        .succeeds("StartTextract", "{\"jobId\": \"j1\"}")
        .succeeds("CollectTextract", "{\"done\": false}")
        .succeeds("CollectTextract", "{\"done\": false}")
        .succeeds("CollectTextract", "{\"done\": true}");

    ExecutionDescription execution =
        fixture.finished(fixture.start(DEFINITION, "{\"key\": \"a.pdf\"}"));

    assertThat(execution.output().map(Fixture::json))
        .hasValue(json("{\"document\": {\"key\": \"a.pdf\"}}"));
    assertThat(execution.stopDate()).hasValue(Fixture.START.plusSeconds(5 + 10 + 20));
    assertThat(fixture.calls)
        .filteredOn(call -> call.stateName().equals("CollectTextract"))
        .hasSize(3)
        .allSatisfy(
            call ->
                assertThat(call.arguments().at("/Payload/job/jobId").textValue()).isEqualTo("j1"));
  }

  @Test
  void aFailureIsDeadLetteredWithItsRealErrorAndARedriveGoesOnAtTheStageThatFailed() {
    fixture
        .succeeds("CollectTextract", "{\"done\": true}")
        .fails("ParseReceipts", "UnsupportedDocument")
        .succeeds("ParseReceipts", "{}")
        .fails("DeadLetter", "DocumentDeadLettered")
        .succeeds("DeadLetter", "{\"stage\": \"PARSE\"}");

    String arn = fixture.start(DEFINITION, "{\"key\": \"a.pdf\"}");
    ExecutionDescription failed = fixture.finished(arn);

    assertThat(failed.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(failed.error()).hasValue("DocumentDeadLettered");
    JsonNode failure = fixture.calls.getLast().arguments().at("/Payload/failure");
    assertThat(failure.get("stage").textValue()).isEqualTo("PARSE");
    assertThat(failure.get("error").textValue()).isEqualTo("UnsupportedDocument");
    assertThat(failure.get("cause").textValue()).isEqualTo("why UnsupportedDocument");
    assertThat(failure.get("redriveCount").intValue()).isZero();

    fixture.service.redriveExecution(arn, Optional.empty());
    ExecutionDescription redriven = fixture.finished(arn);

    assertThat(redriven.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(redriven.redriveCount()).isEqualTo(1);
    assertThat(fixture.calls)
        .extracting(TaskCall::stateName)
        .containsExactly(
            "StartTextract",
            "CollectTextract",
            "ParseReceipts",
            "DeadLetter",
            "DeadLetter",
            "ParseReceipts",
            "StoreReceipts",
            "NotifyRecipients");
    TaskCall second = fixture.calls.get(4);
    assertThat(second.arguments().at("/Payload/redriveCount").intValue()).isEqualTo(1);
    assertThat(second.arguments().at("/Payload/failure")).isEqualTo(failure);
  }
}
