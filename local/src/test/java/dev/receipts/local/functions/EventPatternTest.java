package dev.receipts.local.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventPatternTest {
  private static final String EVENT =
      """
      {"source":"aws.states","detail-type":"Step Functions Execution Status Change",
       "resources":["arn:a","arn:b"],
       "detail":{"status":"FAILED","redriveCount":2,"error":null,"name":"doc-1"}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          {"source":["aws.states"]}                                        | true
          {"source":["aws.s3"]}                                            | false
          {"source":["aws.s3","aws.states"],"detail":{"status":["FAILED"]}}| true
          {"source":["aws.states"],"detail":{"status":["SUCCEEDED"]}}      | false
          {"resources":["arn:b"]}                                          | true
          {"resources":["arn:c"]}                                          | false
          {"detail":{"redriveCount":[2]}}                                  | true
          {"detail":{"redriveCount":["2"]}}                                | false
          {"detail":{"error":[null]}}                                      | true
          {"detail":{"name":[{"prefix":"doc-"}]}}                          | true
          {"detail":{"name":[{"prefix":"Doc-"}]}}                          | false
          {"detail":{"status":[{"anything-but":"RUNNING"}]}}               | true
          {"detail":{"status":[{"anything-but":["RUNNING","FAILED"]}]}}    | false
          {"detail":{"name":[{"anything-but":{"prefix":"doc-"}}]}}         | false
          {"detail":{"name":[{"exists":true}]}}                            | true
          {"detail":{"cause":[{"exists":true}]}}                           | false
          {"detail":{"cause":[{"exists":false}]}}                          | true
          {"detail":{"cause":["none",{"exists":false}]}}                   | true
          """)
  void matchesAsEventBridgeDoes(String pattern, boolean matches) throws Exception {
    assertThat(new EventPattern(json(pattern)).matches(json(EVENT))).isEqualTo(matches);
  }

  @Test
  void refusesAnOperatorItDoesNotKnowByName() {
    assertThatThrownBy(
            () -> new EventPattern(json("{\"detail\":{\"n\":[{\"numeric\":[\">\",0]}]}}")))
        .hasMessageContaining("detail.n")
        .hasMessageContaining("numeric");
    assertThatThrownBy(() -> new EventPattern(json("{\"$or\":[{\"a\":[1]}]}")))
        .hasMessageContaining("$or");
  }

  @Test
  void refusesAPatternThatEventBridgeWouldRefuse() {
    assertThatThrownBy(() -> new EventPattern(json("{}")))
        .hasMessageContaining("at least one field");
    assertThatThrownBy(() -> new EventPattern(json("{\"source\":\"aws.states\"}")))
        .hasMessageContaining("source needs a list of values");
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return Json.mapper().readTree(text);
  }
}
