package dev.receipts.functions.startexecution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.receipts.document.SourceDocument;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3EventTest {

  @Test
  void describesTheUploadedVersion() {
    SourceDocument document = S3Event.uploads(event("a.jpg")).get(0).document();

    assertThat(document.bucket()).isEqualTo("inbox");
    assertThat(document.versionId()).hasValue("v1");
    assertThat(document.eTag()).isEqualTo("e1");
    assertThat(document.size()).isEqualTo(7);
    assertThat(document.uploadedAt()).isEqualTo(Instant.parse("2026-01-15T09:30:12.345Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "with+spaces.jpg,              with spaces.jpg",
    "a%2Bb.jpg,                    a+b.jpg",
    "100%25.jpg,                   100%.jpg",
    "Caf%C3%A9/%E6%94%B6%E6%8D%AE.pdf, Café/收据.pdf",
    "%F0%9F%A7%BE.png,             🧾.png"
  })
  void decodesTheKey(String encoded, String key) {
    assertThat(S3Event.uploads(event(encoded)).get(0).document().key()).isEqualTo(key);
  }

  @Test
  void decodesTheLongestKeyThatS3Allows() {
    String encoded = "%C3%A9".repeat(512);

    assertThat(S3Event.uploads(event(encoded)).get(0).document().key()).isEqualTo("é".repeat(512));
  }

  @Test
  void givesTheSameUploadTheSameIdentityAndANewVersionAnotherOne() {
    SourceDocument first = S3Event.uploads(event("a.jpg")).get(0).document();
    SourceDocument again = S3Event.uploads(event("a.jpg")).get(0).document();
    SourceDocument newer =
        S3Event.uploads(event("a.jpg").replace("\"v1\"", "\"v2\"")).get(0).document();

    assertThat(again).isEqualTo(first);
    assertThat(newer.documentId()).isNotEqualTo(first.documentId());
  }

  @Test
  void tellsUploadsApartByTheirContentWhileVersioningIsSuspended() {
    String suspended = event("a.jpg").replace("\"v1\"", "\"null\"");
    SourceDocument first = S3Event.uploads(suspended).get(0).document();
    SourceDocument second =
        S3Event.uploads(suspended.replace("\"e1\"", "\"e2\"")).get(0).document();

    assertThat(first.versionId()).isEmpty();
    assertThat(second.documentId()).isNotEqualTo(first.documentId());
  }

  @Test
  void ignoresTheEventThatS3SendsToTestTheQueue() {
    assertThat(S3Event.uploads("{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\"}")).isEmpty();
  }

  @Test
  void ignoresFoldersAndEventsOtherThanCreation() {
    assertThat(S3Event.uploads(event("2026/").replace("\"size\":7", "\"size\":0"))).isEmpty();
    assertThat(S3Event.uploads(event("a.jpg").replace("ObjectCreated:Put", "ObjectRemoved:Delete")))
        .isEmpty();
  }

  @Test
  void keepsAnEmptyObjectThatIsNoFolder() {
    assertThat(S3Event.uploads(event("a.jpg").replace("\"size\":7", "\"size\":0"))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "[]",
        "{}",
        "{\"Records\":{}}",
        "{\"Records\":[{}]}",
        "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\"}]}"
      })
  void refusesWhatIsNoS3Event(String body) {
    assertThatThrownBy(() -> S3Event.uploads(body))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The message is not an S3 event notification");
  }

  @Test
  void refusesAKeyThatIsNotEncodedAndATimeThatIsNone() {
    assertThatThrownBy(() -> S3Event.uploads(event("100%.jpg")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> S3Event.uploads(event("a.jpg").replace("2026-01-15T09:30:12.345Z", "today")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void writesARecordSoThatItReadsTheSame() {
    List<Upload> uploads = S3Event.uploads(event("Caf%C3%A9+1.jpg"));

    assertThat(S3Event.uploads(S3Event.of(uploads.get(0).record()))).isEqualTo(uploads);
  }

  static String event(String encodedKey) {
    return """
    {"Records":[{"eventName":"ObjectCreated:Put","eventTime":"2026-01-15T09:30:12.345Z","s3":{
    "bucket":{"name":"inbox"},
    "object":{"key":"%s","size":7,"eTag":"e1","versionId":"v1"}}}]}\
    """
        .formatted(encodedKey);
  }
}
