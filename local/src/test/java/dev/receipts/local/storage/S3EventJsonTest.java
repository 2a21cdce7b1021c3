package dev.receipts.local.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3EventJsonTest {
  @Test
  void writesTheNotificationThatS3Sends() throws JsonProcessingException {
    assertThat(parse(S3EventJson.write("eu-central-1", List.of(event("scans/receipt.jpg")))))
        .isEqualTo(
            parse(
                """
                {"Records":[{
                  "eventVersion":"2.1",
                  "eventSource":"aws:s3",
                  "awsRegion":"eu-central-1",
                  "eventTime":"2026-11-20T10:00:00.000Z",
                  "eventName":"ObjectCreated:Put",
                  "userIdentity":{"principalId":"LOCAL"},
                  "requestParameters":{"sourceIPAddress":"127.0.0.1"},
                  "responseElements":{
                    "x-amz-request-id":"0000000000000000FF",
                    "x-amz-id-2":"0000000000000000FF"},
                  "s3":{
                    "s3SchemaVersion":"1.0",
                    "configurationId":"local",
                    "bucket":{
                      "name":"inbox",
                      "ownerIdentity":{"principalId":"LOCAL"},
                      "arn":"arn:aws:s3:::inbox"},
                    "object":{
                      "key":"scans/receipt.jpg",
                      "size":1024,
                      "eTag":"d41d8cd98f00b204e9800998ecf8427e",
                      "versionId":"v1",
                      "sequencer":"0000000000000000FF"}}}]}
                """));
  }

  @ParameterizedTest
  @CsvSource({
    "my receipt.jpg, my+receipt.jpg",
    "a+b.pdf, a%2Bb.pdf",
    "100%.pdf, 100%25.pdf",
    "Käse/Quittung.png, K%C3%A4se/Quittung.png",
    "領収書.pdf, %E9%A0%98%E5%8F%8E%E6%9B%B8.pdf",
    "../../x, ../../x",
  })
  void encodesTheKeyAsAForm(String key, String expected) throws JsonProcessingException {
    assertThat(object(event(key)).path("key").textValue()).isEqualTo(expected);
  }

  @Test
  void saysNothingOfAVersionWhereThereIsNone() throws JsonProcessingException {
    var event =
        new ObjectCreated(
            ObjectCreated.EventName.PUT,
            "inbox",
            "key",
            Optional.empty(),
            "e",
            0,
            ObjectCreated.sequencer(1),
            Instant.EPOCH);

    assertThat(object(event).has("versionId")).isFalse();
  }

  private static JsonNode object(ObjectCreated event) throws JsonProcessingException {
    return parse(S3EventJson.write("us-east-1", List.of(event))).at("/Records/0/s3/object");
  }

  private static ObjectCreated event(String key) {
    return new ObjectCreated(
        ObjectCreated.EventName.PUT,
        "inbox",
        key,
        Optional.of("v1"),
        "d41d8cd98f00b204e9800998ecf8427e",
        1_024,
        ObjectCreated.sequencer(255),
        Instant.parse("2026-11-20T10:00:00Z"));
  }

  private static JsonNode parse(String json) throws JsonProcessingException {
    return Json.mapper().readTree(json);
  }
}
