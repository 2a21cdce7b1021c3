package dev.receipts.functions.startexecution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.receipts.document.SourceDocument;
import dev.receipts.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever is in the ingest queue: uploads come of it, or the one exception that says it is none.
 */
class S3EventFuzzTest {
  private static final String EVENT = S3EventTest.event("Caf%C3%A9/a+b.jpg");

  @Property(tries = 500)
  void anyTextIsAnEventOrRefused(@ForAll String body) {
    assertUploadsOrRefusal(body);
  }

  @Property(tries = 1000)
  void anEventWithErrorsInItIsAnEventOrRefused(@ForAll("damaged") String body) {
    assertUploadsOrRefusal(body);
  }

  @Property(tries = 500)
  void anyValuesInAnEventMakeAnEventOrAreRefused(@ForAll("strangeEvents") String body) {
    assertUploadsOrRefusal(body);
  }

  @Property(tries = 500)
  void everyKeyIsDecodedAsS3EncodedIt(@ForAll("keys") String key) {
    String encoded = URLEncoder.encode(key, StandardCharsets.UTF_8);

    SourceDocument document = S3Event.uploads(S3EventTest.event(encoded)).getFirst().document();

    assertThat(document.key()).isEqualTo(key);
    assertThat(document.documentId().value()).matches("[0-9a-f]{32}");
  }

  @Property(tries = 200)
  void aRecordThatWaitsReadsTheSameAfterwards(@ForAll("keys") String key) {
    String encoded = URLEncoder.encode(key, StandardCharsets.UTF_8);
    List<Upload> uploads = S3Event.uploads(S3EventTest.event(encoded));

    assertThat(S3Event.uploads(S3Event.of(uploads.getFirst().record()))).isEqualTo(uploads);
  }

  @Example
  void endlessNestingIsRefused() {
    for (String opening : List.of("[", "{\"a\":", "{\"Records\":[")) {
      assertThatThrownBy(() -> S3Event.uploads(opening.repeat(200_000)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("The message is not an S3 event notification");
    }
  }

  @Example
  void aNumberTooLargeForAnyComputerIsNoTrap() {
    assertUploadsOrRefusal(EVENT.replace("\"size\":7", "\"size\":1e999999999"));
    assertUploadsOrRefusal(EVENT.replace("\"size\":7", "\"size\":" + "9".repeat(900)));
  }

  @Provide
  Arbitrary<String> damaged() {
    Arbitrary<Integer> place = Arbitraries.integers().between(0, EVENT.length() - 1);
    Arbitrary<String> error =
        Arbitraries.oneOf(
            Arbitraries.of(
                "", "\"", "{", "}", "[", "]", ",", "null", "\\u0000", "%", "-1", "\ud83e"),
            Arbitraries.strings().ofMaxLength(3));
    return Combinators.combine(place, Arbitraries.integers().between(0, 20), error)
        .as(
            (from, length, text) ->
                EVENT.substring(0, from)
                    + text
                    + EVENT.substring(Math.min(EVENT.length(), from + length)));
  }

  @Provide
  Arbitrary<String> strangeEvents() {
    Arbitrary<String> value =
        Arbitraries.of(
            "null",
            "true",
            "-1",
            "1e400",
            "{}",
            "[]",
            "[[]]",
            "\"\"",
            "\" \"",
            "\"%\"",
            "\"%zz\"",
            "\"../../x\"",
            "\"ObjectCreated:\"",
            "\"a/\"",
            "\"0\"",
            "\"2026-01-15T09:30:12.345Z\"");
    return Combinators.combine(value, value, value, value, value, value)
        .as(
            (name, time, bucket, key, size, tag) ->
                """
                {"Records":[{"eventName":"ObjectCreated:Put","eventTime":%s,"s3":{
                "bucket":{"name":%s},"object":{"key":%s,"size":%s,"eTag":%s,"versionId":%s}}}]}\
                """
                    .formatted(time, bucket, key, size, tag, name));
  }

  @Provide
  Arbitrary<String> keys() {
    return Arbitraries.oneOf(
            Arbitraries.of(
                "../../x",
                "a+b",
                "a b",
                "100%",
                "%2B",
                "a//b",
                "\u0000",
                "🧾.png",
                "é/\u0301",
                "\n\t"),
            Arbitraries.strings().ofMinLength(1).ofMaxLength(60))
        // S3 keys are UTF-8, in which half of a pair cannot be written.
        .filter(key -> StandardCharsets.UTF_8.newEncoder().canEncode(key));
  }

  private static void assertUploadsOrRefusal(String body) {
    List<Upload> uploads;
    try {
      uploads = S3Event.uploads(body);
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).isNotBlank();
      return;
    }
    for (Upload upload : uploads) {
      assertThat(Json.mapper().valueToTree(upload.document()).isObject()).isTrue();
      assertThat(S3Event.uploads(S3Event.of(upload.record()))).hasSize(1);
    }
  }
}
