package dev.receipts.local.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.receipts.local.http.HttpAnswer;
import dev.receipts.local.http.HttpCall;
import dev.receipts.local.http.RemoteService;
import dev.receipts.local.storage.ObjectCreated.EventName;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

class LocalStorageIT {
  private static final String INBOX = "inbox";
  private static final String PLAIN = "plain-bucket";

  private final List<ObjectCreated> events = new CopyOnWriteArrayList<>();

  @TempDir private Path temporary;
  private LocalStorage storage;
  private S3Client s3;

  @BeforeEach
  void start() throws IOException {
    start(Optional.empty());
  }

  @AfterEach
  void stop() {
    s3.close();
    storage.close();
  }

  private void start(Optional<Path> folder) throws IOException {
    storage = LocalStorage.start(new StorageOptions(folder, 0), events::add);
    storage.createBucket(INBOX, true);
    storage.createBucket(PLAIN, false);
    s3 =
        client(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("anyone", "anything")),
            Region.EU_CENTRAL_1);
  }

  private void restartOnDisk() throws IOException {
    stop();
    start(Optional.of(temporary.resolve("data/s3")));
  }

  private S3Client client(AwsCredentialsProvider credentials, Region region) {
    return S3Client.builder()
        .endpointOverride(storage.endpoint())
        .region(region)
        .credentialsProvider(credentials)
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private PutObjectResponse put(String key, String body) {
    return s3.putObject(r -> r.bucket(INBOX).key(key), RequestBody.fromString(body));
  }

  private String get(String key) {
    return s3.getObjectAsBytes(r -> r.bucket(INBOX).key(key)).asUtf8String();
  }

  private List<String> keys(String prefix) {
    return s3
        .listObjectsV2Paginator(r -> r.bucket(INBOX).prefix(prefix).maxKeys(2))
        .contents()
        .stream()
        .map(S3Object::key)
        .toList();
  }

  @Test
  void answersCallersInThisProcessAsItAnswersOthers() throws IOException {
    var version = put("folder/a b.txt", "content").versionId();
    put("gone", "content");
    s3.deleteObject(r -> r.bucket(INBOX).key("gone"));
    var key = "/" + INBOX + "/folder/a%20b.txt";

    assertThat(answers("GET", key, Map.of(), "")).isEqualTo(200);
    assertThat(answers("GET", key + "?versionId=" + version, Map.of(), "")).isEqualTo(200);
    assertThat(answers("GET", key, Map.of("If-Match", List.of("\"0\"")), "")).isEqualTo(412);
    assertThat(answers("GET", key, Map.of("Range", List.of("bytes=1-3")), "")).isEqualTo(206);
    assertThat(
            answers(
                "GET",
                key,
                Map.of("If-Modified-Since", List.of("Sat, 01 Nov 2036 08:00:00 GMT")),
                ""))
        .isEqualTo(304);
    assertThat(answers("HEAD", key, Map.of(), "")).isEqualTo(200);
    assertThat(answers("HEAD", "/" + INBOX + "/gone", Map.of(), "")).isEqualTo(404);
    assertThat(answers("GET", "/" + INBOX + "/gone", Map.of(), "")).isEqualTo(404);
    assertThat(answers("GET", "/" + INBOX + "?list-type=2&prefix=folder%2F", Map.of(), ""))
        .isEqualTo(200);
    assertThat(answers("GET", "/" + INBOX + "?notification", Map.of(), "")).isEqualTo(501);
    assertThat(answers("PUT", "/nowhere/key", Map.of(), "x")).isEqualTo(404);
    assertThat(
            answers(
                "PUT",
                "/" + PLAIN + "/key",
                Map.of(
                    "x-amz-content-sha256", List.of("STREAMING-UNSIGNED-PAYLOAD-TRAILER"),
                    "x-amz-decoded-content-length", List.of("3"),
                    "x-amz-trailer", List.of("x-amz-checksum-crc32")),
                "3\r\nabc\r\n0\r\nx-amz-checksum-crc32:NSRBwg==\r\n\r\n"))
        .isEqualTo(200);
    assertThat(s3.getObjectAsBytes(r -> r.bucket(PLAIN).key("key")).asUtf8String())
        .isEqualTo("abc");
    assertThat(answers("DELETE", "/" + PLAIN + "/key", Map.of(), "")).isEqualTo(204);
  }

  /** The status, when the answer is the same in both ways. */
  private int answers(String method, String path, Map<String, List<String>> fields, String body)
      throws IOException {
    var call = new HttpCall(method, storage.endpoint().resolve(path), fields, body.getBytes(UTF_8));
    var remote = new RemoteService().answer(call);
    var direct = storage.answer(call);
    assertThat(direct.status()).isEqualTo(remote.status());
    assertThat(withoutRequestId(direct)).isEqualTo(withoutRequestId(remote));
    for (var field :
        List.of("Content-Type", "ETag", "Last-Modified", "Content-Range", "x-amz-version-id")) {
      assertThat(field(direct, field)).as(field).isEqualTo(field(remote, field));
    }
    return direct.status();
  }

  private static String withoutRequestId(HttpAnswer answer) {
    return new String(answer.body(), UTF_8).replaceAll("<RequestId>[^<]*</RequestId>", "");
  }

  private static List<String> field(HttpAnswer answer, String name) {
    return answer.fields().entrySet().stream()
        .filter(field -> field.getKey().equalsIgnoreCase(name))
        .flatMap(field -> field.getValue().stream())
        .map(value -> value.replace(" ", "").toLowerCase(Locale.ROOT))
        .toList();
  }

  @Nested
  class Objects {
    @Test
    void areReadAsTheyWereWritten() {
      var put =
          s3.putObject(
              r ->
                  r.bucket(INBOX)
                      .key("receipt.jpg")
                      .contentType("image/jpeg")
                      .metadata(Map.of("shop", "corner")),
              RequestBody.fromString("content"));

      var read = s3.getObjectAsBytes(r -> r.bucket(INBOX).key("receipt.jpg"));

      assertThat(read.asUtf8String()).isEqualTo("content");
      assertThat(read.response().contentType()).isEqualTo("image/jpeg");
      assertThat(read.response().metadata()).containsEntry("shop", "corner");
      assertThat(read.response().eTag()).isEqualTo("\"9a0364b9e99bb480dd25e1f0284c8555\"");
      assertThat(read.response().versionId()).isEqualTo(put.versionId()).isNotBlank();
    }

    @Test
    void mayBeEmpty() {
      put("empty", "");

      assertThat(get("empty")).isEmpty();
      assertThat(s3.headObject(r -> r.bucket(INBOX).key("empty")).contentLength()).isZero();
    }

    @Test
    void keepTheChecksumThatTheUploaderGives() {
      s3.putObject(
          r -> r.bucket(INBOX).key("sum").checksumCRC32("y/Q5Jg=="),
          RequestBody.fromString("123456789"));

      assertThat(
              s3.headObject(r -> r.bucket(INBOX).key("sum").checksumMode(ChecksumMode.ENABLED))
                  .checksumCRC32())
          .isEqualTo("y/Q5Jg==");
    }

    @Test
    void withAWrongChecksumAreRefused() {
      assertThatThrownBy(
              () ->
                  s3.putObject(
                      r -> r.bucket(INBOX).key("wrong").checksumCRC32("AAAAAA=="),
                      RequestBody.fromString("content")))
          .isInstanceOf(S3Exception.class);
      assertThat(keys("")).isEmpty();
      assertThat(events).isEmpty();
    }

    @Test
    void withAWrongTrailingChecksumAreRefused() throws IOException, InterruptedException {
      try (var http = HttpClient.newHttpClient()) {
        var response =
            http.send(
                HttpRequest.newBuilder(storage.endpoint().resolve("/inbox/wrong"))
                    .header("x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER")
                    .header("x-amz-decoded-content-length", "7")
                    .header("x-amz-trailer", "x-amz-checksum-crc32")
                    .header("Content-Encoding", "aws-chunked")
                    .PUT(
                        HttpRequest.BodyPublishers.ofString(
                            "7\r\ncontent\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("<Code>BadDigest</Code>");
      }
      assertThat(keys("")).isEmpty();
      assertThat(events).isEmpty();
    }

    @Test
    void areReadInParts() {
      put("digits", "0123456789");

      assertThat(range("bytes=2-4")).isEqualTo("234");
      assertThat(range("bytes=7-")).isEqualTo("789");
      assertThat(range("bytes=-2")).isEqualTo("89");
      assertThat(range("bytes=8-100")).isEqualTo("89");
      assertThatThrownBy(() -> range("bytes=10-"))
          .asInstanceOf(type(S3Exception.class))
          .satisfies(e -> assertThat(e.statusCode()).isEqualTo(416));
    }

    private String range(String range) {
      return s3.getObjectAsBytes(r -> r.bucket(INBOX).key("digits").range(range)).asUtf8String();
    }

    @Test
    void thatAreMissingSayWhatIsMissing() {
      assertThatThrownBy(() -> get("missing")).isInstanceOf(NoSuchKeyException.class);
      assertThatThrownBy(() -> s3.headObject(r -> r.bucket(INBOX).key("missing")))
          .isInstanceOf(NoSuchKeyException.class);
      assertThatThrownBy(() -> s3.getObject(r -> r.bucket("no-such-bucket").key("key")))
          .isInstanceOf(NoSuchBucketException.class);
    }

    @Test
    void areWrittenOnceWhenTheUploaderAsksForThat() {
      s3.putObject(
          r -> r.bucket(INBOX).key("once").ifNoneMatch("*"), RequestBody.fromString("first"));

      assertThatThrownBy(
              () ->
                  s3.putObject(
                      r -> r.bucket(INBOX).key("once").ifNoneMatch("*"),
                      RequestBody.fromString("second")))
          .asInstanceOf(type(S3Exception.class))
          .satisfies(
              e -> {
                assertThat(e.statusCode()).isEqualTo(412);
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("PreconditionFailed");
              });
      assertThat(get("once")).isEqualTo("first");
      assertThat(events).hasSize(1);
    }

    @Test
    void areReplacedOnlyWhereTheyAreWhatTheUploaderSaw() {
      var seen = put("shared", "one").eTag();
      put("shared", "two");

      assertThatThrownBy(
              () ->
                  s3.putObject(
                      r -> r.bucket(INBOX).key("shared").ifMatch(seen),
                      RequestBody.fromString("three")))
          .asInstanceOf(type(S3Exception.class))
          .satisfies(e -> assertThat(e.statusCode()).isEqualTo(412));
      assertThat(get("shared")).isEqualTo("two");
    }

    @Test
    void areServedToAnyone() {
      put("key", "content");

      try (var anonymous = client(AnonymousCredentialsProvider.create(), Region.US_EAST_1)) {
        assertThat(anonymous.getObjectAsBytes(r -> r.bucket(INBOX).key("key")).asUtf8String())
            .isEqualTo("content");
      }
    }
  }

  @Nested
  class Versions {
    @Test
    void stayReadableByTheirIds() {
      var first = put("key", "first").versionId();
      var second = put("key", "the second").versionId();

      assertThat(get("key")).isEqualTo("the second");
      assertThat(
              s3.getObjectAsBytes(r -> r.bucket(INBOX).key("key").versionId(first)).asUtf8String())
          .isEqualTo("first");
      assertThat(
              s3.getObjectAsBytes(
                      r -> r.bucket(INBOX).key("key").versionId(second).range("bytes=4-9"))
                  .asUtf8String())
          .isEqualTo("second");
      assertThat(s3.headObject(r -> r.bucket(INBOX).key("key").versionId(first)).contentLength())
          .isEqualTo(5);
    }

    @Test
    void areHiddenByADeleteMarkerAndComeBackWithoutIt() {
      var version = put("key", "content").versionId();
      var marker = s3.deleteObject(r -> r.bucket(INBOX).key("key"));

      assertThat(marker.deleteMarker()).isTrue();
      assertThatThrownBy(() -> get("key")).isInstanceOf(NoSuchKeyException.class);
      assertThat(keys("")).isEmpty();
      assertThat(
              s3.getObjectAsBytes(r -> r.bucket(INBOX).key("key").versionId(version))
                  .asUtf8String())
          .isEqualTo("content");

      s3.deleteObject(r -> r.bucket(INBOX).key("key").versionId(marker.versionId()));

      assertThat(get("key")).isEqualTo("content");
    }

    @Test
    void areGoneOnceTheyAreDeletedByTheirIds() {
      var first = put("key", "first").versionId();
      put("key", "second");

      s3.deleteObject(r -> r.bucket(INBOX).key("key").versionId(first));

      assertThatThrownBy(() -> s3.getObject(r -> r.bucket(INBOX).key("key").versionId(first)))
          .asInstanceOf(type(S3Exception.class))
          .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NoSuchVersion"));
      assertThat(get("key")).isEqualTo("second");
    }

    @Test
    void areListedNewestFirst() {
      var ids = new ArrayList<String>();
      for (var i = 0; i < 5; i++) {
        ids.addFirst(put("b", "content " + i).versionId());
      }
      put("a", "content");
      var marker = s3.deleteObject(r -> r.bucket(INBOX).key("a")).versionId();

      var pages = s3.listObjectVersionsPaginator(r -> r.bucket(INBOX).maxKeys(2));

      assertThat(pages.versions().stream().filter(v -> v.key().equals("b")))
          .extracting(ObjectVersion::versionId)
          .containsExactlyElementsOf(ids);
      assertThat(pages.versions().stream().filter(ObjectVersion::isLatest))
          .extracting(ObjectVersion::versionId)
          .containsExactly(ids.getFirst());
      assertThat(pages.deleteMarkers())
          .extracting(DeleteMarkerEntry::versionId, DeleteMarkerEntry::isLatest)
          .containsExactly(Tuple.tuple(marker, true));
    }

    @Test
    void areABucketsProperty() {
      assertThat(s3.getBucketVersioning(r -> r.bucket(INBOX)).status())
          .isEqualTo(BucketVersioningStatus.ENABLED);
      assertThat(s3.getBucketVersioning(r -> r.bucket(PLAIN)).status()).isNull();
    }

    @Test
    void doNotExistInABucketWithoutThem() {
      for (var body : List.of("first", "second")) {
        var put = s3.putObject(r -> r.bucket(PLAIN).key("key"), RequestBody.fromString(body));
        assertThat(put.versionId()).isNull();
      }
      assertThat(s3.getObjectAsBytes(r -> r.bucket(PLAIN).key("key")).asUtf8String())
          .isEqualTo("second");
      assertThat(events).extracting(ObjectCreated::versionId).containsOnly(Optional.empty());

      s3.deleteObject(r -> r.bucket(PLAIN).key("key"));

      assertThat(s3.listObjectVersions(r -> r.bucket(PLAIN)).versions()).isEmpty();
    }
  }

  @Nested
  class Keys {
    static Stream<String> unusualKeys() {
      return Stream.of(
          "with spaces and  two",
          "plus+sign.jpg",
          "100%25.pdf",
          "percent%zz",
          "Quittung Käse ß.png",
          "領収書/🧾.pdf",
          "x".repeat(1_024),
          "ä".repeat(512),
          "a/../b",
          "/leading",
          "trailing/",
          "double//slash",
          "quote\"and'&<>;=?#.jpg",
          ".hidden",
          "~tilde*star");
    }

    @ParameterizedTest
    @MethodSource("unusualKeys")
    void mayBeAnythingThatS3Allows(String key) throws IOException {
      restartOnDisk();

      put(key, "content");

      assertThat(get(key)).isEqualTo("content");
      assertThat(keys("")).containsExactly(key);
      assertThat(events).extracting(ObjectCreated::key).containsExactly(key);
      s3.deleteObject(r -> r.bucket(INBOX).key(key));
      assertThat(keys("")).isEmpty();
      try (var outside = Files.list(temporary)) {
        assertThat(outside).containsExactly(temporary.resolve("data"));
      }
    }

    @Test
    void mayNotLeadOutOfTheBucket() throws IOException {
      restartOnDisk();

      // As S3 itself: a key's relative elements may not outnumber the others.
      assertThatThrownBy(() -> put("../../x", "content"))
          .asInstanceOf(type(S3Exception.class))
          .satisfies(e -> assertThat(e.statusCode()).isEqualTo(400));
      assertThat(events).isEmpty();
    }

    @Test
    void mayBeThePathOfAnother() throws IOException {
      restartOnDisk();
      put("a", "file");
      put("a/b", "in folder");

      assertThat(get("a")).isEqualTo("file");
      assertThat(get("a/b")).isEqualTo("in folder");
    }

    @Test
    void haveALengthLimit() {
      assertThatThrownBy(() -> put("x".repeat(1_025), "content"))
          .asInstanceOf(type(S3Exception.class))
          .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("KeyTooLongError"));
    }

    @Test
    void areListedInOrderAndByPage() {
      for (var key : List.of("b/2", "a", "b/1", "c", "b/3")) {
        put(key, key);
      }

      assertThat(keys("")).containsExactly("a", "b/1", "b/2", "b/3", "c");
      assertThat(keys("b/")).containsExactly("b/1", "b/2", "b/3");
      var folders = s3.listObjectsV2Paginator(r -> r.bucket(INBOX).delimiter("/").maxKeys(1));
      assertThat(folders.contents()).extracting(S3Object::key).containsExactly("a", "c");
      assertThat(folders.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("b/");
      assertThat(s3.listObjectsV2(r -> r.bucket(INBOX).startAfter("b/2")).contents())
          .extracting(S3Object::key)
          .containsExactly("b/3", "c");
    }
  }

  @Nested
  class Events {
    @Test
    void tellWhatWasStored() {
      var put = put("my receipt.jpg", "content");

      assertThat(events)
          .singleElement()
          .satisfies(
              event -> {
                assertThat(event.eventName()).isEqualTo(EventName.PUT);
                assertThat(event.bucket()).isEqualTo(INBOX);
                assertThat(event.key()).isEqualTo("my receipt.jpg");
                assertThat(event.versionId()).contains(put.versionId());
                assertThat('"' + event.eTag() + '"').isEqualTo(put.eTag());
                assertThat(event.size()).isEqualTo(7);
                assertThat(event.sequencer()).matches("[0-9A-F]{18}");
              });
    }

    @Test
    void ofOneKeyAreOrderedByTheirSequencer() {
      IntStream.range(0, 10).forEach(i -> put("key", "content " + i));

      assertThat(events)
          .extracting(ObjectCreated::sequencer)
          .doesNotHaveDuplicates()
          .isSorted()
          .hasSize(10);
    }

    @Test
    void areRaisedByACopy() {
      var version = put("source", "old").versionId();
      put("source", "new");

      s3.copyObject(
          r ->
              r.sourceBucket(INBOX)
                  .sourceKey("source")
                  .sourceVersionId(version)
                  .destinationBucket(INBOX)
                  .destinationKey("target")
                  .metadataDirective(MetadataDirective.REPLACE)
                  .contentType("text/plain"));

      assertThat(get("target")).isEqualTo("old");
      assertThat(s3.headObject(r -> r.bucket(INBOX).key("target")).contentType())
          .isEqualTo("text/plain");
      assertThat(events.getLast().eventName()).isEqualTo(EventName.COPY);
      assertThat(events.getLast().key()).isEqualTo("target");
    }

    @Test
    void areRaisedOnceByAnUploadInParts() {
      var upload =
          s3.createMultipartUpload(r -> r.bucket(INBOX).key("big").contentType("image/tiff"));
      var bodies = List.of("x".repeat(5 * 1_024 * 1_024), "the end");
      var parts = new ArrayList<CompletedPart>();
      for (var i = 0; i < bodies.size(); i++) {
        var number = i + 1;
        var eTag =
            s3.uploadPart(
                    r -> r.bucket(INBOX).key("big").uploadId(upload.uploadId()).partNumber(number),
                    RequestBody.fromString(bodies.get(i)))
                .eTag();
        parts.add(CompletedPart.builder().partNumber(number).eTag(eTag).build());
      }
      assertThat(events).isEmpty();

      var completed =
          s3.completeMultipartUpload(
              r ->
                  r.bucket(INBOX)
                      .key("big")
                      .uploadId(upload.uploadId())
                      .multipartUpload(m -> m.parts(parts)));

      assertThat(completed.eTag()).endsWith("-2\"");
      assertThat(get("big")).isEqualTo(String.join("", bodies));
      assertThat(s3.headObject(r -> r.bucket(INBOX).key("big")).contentType())
          .isEqualTo("image/tiff");
      assertThat(events)
          .singleElement()
          .satisfies(
              event -> {
                assertThat(event.eventName()).isEqualTo(EventName.COMPLETE_MULTIPART_UPLOAD);
                assertThat(event.versionId()).contains(completed.versionId());
                assertThat(event.size()).isEqualTo(5 * 1_024 * 1_024 + 7);
              });
    }

    @Test
    void areNotRaisedByAnUploadThatIsAborted() {
      var upload = s3.createMultipartUpload(r -> r.bucket(INBOX).key("big"));
      s3.abortMultipartUpload(r -> r.bucket(INBOX).key("big").uploadId(upload.uploadId()));

      assertThat(events).isEmpty();
      assertThat(s3.listMultipartUploads(r -> r.bucket(INBOX)).uploads()).isEmpty();
    }
  }

  @Nested
  class DataFolder {
    @Test
    void keepsVersionsAndDeletesBetweenRuns() throws IOException {
      restartOnDisk();
      var first = put("key", "first").versionId();
      put("key", "second");
      put("deleted", "content");
      s3.deleteObject(r -> r.bucket(INBOX).key("deleted"));
      var gone = put("gone", "content").versionId();
      s3.deleteObject(r -> r.bucket(INBOX).key("gone").versionId(gone));

      restartOnDisk();

      assertThat(get("key")).isEqualTo("second");
      assertThat(
              s3.getObjectAsBytes(r -> r.bucket(INBOX).key("key").versionId(first)).asUtf8String())
          .isEqualTo("first");
      assertThat(keys("")).containsExactly("key");
      assertThat(s3.getBucketVersioning(r -> r.bucket(INBOX)).status())
          .isEqualTo(BucketVersioningStatus.ENABLED);
      assertThat(s3.listObjectVersions(r -> r.bucket(INBOX)).versions()).hasSize(3);
    }

    @Test
    void survivesAKilledProcess() throws IOException {
      restartOnDisk();
      put("key", "content");
      stop();
      var bucket = temporary.resolve("data/s3/buckets").resolve(INBOX);
      Files.writeString(
          bucket.resolve("journal.jsonl"),
          "{\"put\":{\"key\":\"half",
          UTF_8,
          StandardOpenOption.APPEND);
      Files.writeString(bucket.resolve("contents/stray"), "never committed");
      start(Optional.of(temporary.resolve("data/s3")));

      put("next", "content");
      restartOnDisk();

      assertThat(keys("")).containsExactly("key", "next");
      assertThat(bucket.resolve("contents/stray")).doesNotExist();
    }
  }

  @Test
  void aPortThatIsTakenIsReported() {
    assertThatThrownBy(
            () ->
                LocalStorage.start(
                    new StorageOptions(Optional.empty(), storage.endpoint().getPort()), e -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is the port taken?");
  }

  @Test
  void aBucketNameIsNeverAPath() {
    assertThatThrownBy(() -> storage.createBucket("../outside", true))
        .hasMessageContaining("The specified bucket is not valid");
  }
}
