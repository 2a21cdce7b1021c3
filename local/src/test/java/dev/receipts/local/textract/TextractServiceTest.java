package dev.receipts.local.textract;

import static dev.receipts.local.ocr.TestDocuments.RECEIPT;
import static dev.receipts.local.ocr.TestDocuments.pdf;
import static dev.receipts.local.ocr.TestDocuments.picture;
import static dev.receipts.local.ocr.TestDocuments.save;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.receipts.error.ObjectGoneException;
import dev.receipts.local.ocr.ReadingLimits;
import dev.receipts.local.ocr.TestDocuments;
import dev.receipts.local.ocr.TestDocuments.Row;
import dev.receipts.local.time.StackClock;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.textract.TextractClient;
import software.amazon.awssdk.services.textract.model.AnalyzeExpenseResponse;
import software.amazon.awssdk.services.textract.model.BadDocumentException;
import software.amazon.awssdk.services.textract.model.Block;
import software.amazon.awssdk.services.textract.model.BlockType;
import software.amazon.awssdk.services.textract.model.DocumentLocation;
import software.amazon.awssdk.services.textract.model.DocumentTooLargeException;
import software.amazon.awssdk.services.textract.model.ExpenseDocument;
import software.amazon.awssdk.services.textract.model.GetDocumentTextDetectionResponse;
import software.amazon.awssdk.services.textract.model.GetExpenseAnalysisResponse;
import software.amazon.awssdk.services.textract.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.textract.model.InternalServerErrorException;
import software.amazon.awssdk.services.textract.model.InvalidJobIdException;
import software.amazon.awssdk.services.textract.model.InvalidParameterException;
import software.amazon.awssdk.services.textract.model.InvalidS3ObjectException;
import software.amazon.awssdk.services.textract.model.JobStatus;
import software.amazon.awssdk.services.textract.model.LimitExceededException;
import software.amazon.awssdk.services.textract.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.textract.model.ThrottlingException;
import software.amazon.awssdk.services.textract.model.UnsupportedDocumentException;

class TextractServiceTest {
  private static final String BUCKET = "inbox";
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-14T12:00:00Z"));
  private final List<AutoCloseable> opened = new ArrayList<>();

  private TextractOptions options =
      TextractOptions.defaults().withClock(StackClock.showing(now::get));
  private TextractService service;
  private TextractClient textract;

  @TempDir private Path folder;

  @AfterEach
  void closeAll() throws Exception {
    Collections.reverse(opened);
    for (AutoCloseable resource : opened) {
      resource.close();
    }
  }

  @Test
  void readsTheLinesAndWordsOfAPictureInTextractsShapes() throws IOException {
    start();
    put("receipt.png", Files.readAllBytes(save(picture(RECEIPT), "png", folder.resolve("r.png"))));

    GetDocumentTextDetectionResponse answer = textAnswer(startText("receipt.png"));

    assertThat(answer.jobStatus()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(answer.documentMetadata().pages()).isEqualTo(1);
    assertThat(answer.detectDocumentTextModelVersion()).isEqualTo("1.0");
    assertThat(answer.nextToken()).isNull();
    Block page = answer.blocks().getFirst();
    assertThat(page.blockType()).isEqualTo(BlockType.PAGE);
    assertThat(texts(answer.blocks(), BlockType.LINE)).contains("HOLLY CORNER STORE", "TOTAL");
    Block line =
        answer.blocks().stream()
            .filter(block -> block.blockType() == BlockType.LINE)
            .findFirst()
            .orElseThrow();
    assertThat(page.relationships().getFirst().ids()).contains(line.id());
    assertThat(page.relationships().getFirst().typeAsString()).isEqualTo("CHILD");
    List<Block> words =
        answer.blocks().stream()
            .filter(block -> line.relationships().getFirst().ids().contains(block.id()))
            .toList();
    assertThat(words).extracting(Block::text).containsExactly("HOLLY", "CORNER", "STORE");
    assertThat(words).extracting(Block::textTypeAsString).containsOnly("PRINTED");
    assertThat(line.page()).isEqualTo(1);
    assertThat(line.confidence()).isBetween(80f, 100f);
    assertThat(line.geometry().boundingBox().left()).isBetween(0.09f, 0.11f);
    assertThat(line.geometry().polygon()).hasSize(4);
  }

  @Test
  void answersExpenseAnalysisWithTheTextAndWithoutFields() {
    start();
    put("invoice.pdf", pdfOf(2));

    GetExpenseAnalysisResponse answer = expenseAnswer(startExpense("invoice.pdf", null));

    assertThat(answer.jobStatus()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(answer.analyzeExpenseModelVersion()).isEqualTo("1.0");
    assertThat(answer.documentMetadata().pages()).isEqualTo(2);
    assertThat(answer.expenseDocuments())
        .extracting(ExpenseDocument::expenseIndex)
        .containsExactly(1, 2);
    ExpenseDocument second = answer.expenseDocuments().get(1);
    assertThat(second.summaryFields()).isEmpty();
    assertThat(second.lineItemGroups()).isEmpty();
    assertThat(texts(second.blocks(), BlockType.LINE)).contains("This is page number 2");
    assertThat(second.blocks()).extracting(Block::page).containsOnly(2);
  }

  @Test
  void givesAtMostTwentyExpenseDocumentsAnAnswerAndTheRestByItsToken() {
    start();
    put("long.pdf", pdfOf(45));
    String job = startExpense("long.pdf", null);
    expenseAnswer(job);

    List<Integer> sizes = new ArrayList<>();
    List<Integer> indexes = new ArrayList<>();
    String token = null;
    do {
      String next = token;
      GetExpenseAnalysisResponse answer =
          textract.getExpenseAnalysis(
              request -> request.jobId(job).maxResults(1_000).nextToken(next));
      sizes.add(answer.expenseDocuments().size());
      answer.expenseDocuments().forEach(found -> indexes.add(found.expenseIndex()));
      token = answer.nextToken();
    } while (token != null);

    assertThat(sizes).containsExactly(20, 20, 5);
    assertThat(indexes).isEqualTo(Stream.iterate(1, index -> index + 1).limit(45).toList());
  }

  @Test
  void givesAtMostAThousandBlocksAnAnswerAndTheRestByItsToken() {
    start();
    put("long.pdf", pdfOf(60));
    String job = startText("long.pdf");
    textAnswer(job);

    List<Integer> sizes = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    List<Block> all = new ArrayList<>();
    String token = null;
    do {
      String next = token;
      GetDocumentTextDetectionResponse answer =
          textract.getDocumentTextDetection(request -> request.jobId(job).nextToken(next));
      sizes.add(answer.blocks().size());
      all.addAll(answer.blocks());
      answer.blocks().forEach(block -> ids.add(block.id()));
      token = answer.nextToken();
    } while (token != null);

    assertThat(sizes).hasSizeGreaterThan(1).allMatch(size -> size <= 1_000);
    assertThat(sizes.getFirst()).isEqualTo(1_000);
    assertThat(ids).hasSameSizeAs(all);
    assertThat(all.stream().filter(block -> block.blockType() == BlockType.PAGE)).hasSize(60);
    assertThat(all).extracting(Block::page).isSorted();
  }

  @Test
  void honoursASmallerMaximumOfResults() {
    start();
    put("invoice.pdf", pdfOf(3));
    String job = startText("invoice.pdf");
    textAnswer(job);

    GetDocumentTextDetectionResponse first =
        textract.getDocumentTextDetection(request -> request.jobId(job).maxResults(7));

    assertThat(first.blocks()).hasSize(7);
    assertThat(first.nextToken()).isNotBlank();
    assertThatThrownBy(
            () -> textract.getDocumentTextDetection(request -> request.jobId(job).nextToken("?")))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  void startsOneJobForATokenHoweverOftenItIsAsked() {
    start();
    put("invoice.pdf", pdfOf(1));

    String first = startExpense("invoice.pdf", "document-1-0");
    String again = startExpense("invoice.pdf", "document-1-0");
    String other = startExpense("invoice.pdf", "document-1-1");

    assertThat(first).matches("[0-9a-f]{64}").isEqualTo(again).isNotEqualTo(other);
    assertThat(service.jobsStarted()).isEqualTo(2);
  }

  @Test
  void refusesATokenThatComesBackWithOtherParameters() {
    start();
    put("invoice.pdf", pdfOf(1));
    put("other.pdf", pdfOf(1));
    startExpense("invoice.pdf", "document-1-0");

    assertThatThrownBy(() -> startExpense("other.pdf", "document-1-0"))
        .isInstanceOf(IdempotentParameterMismatchException.class);
  }

  @Test
  void forgetsAJobAndItsTokenAfterSevenDays() {
    start();
    put("invoice.pdf", pdfOf(1));
    String job = startExpense("invoice.pdf", "document-1-0");
    expenseAnswer(job);

    now.updateAndGet(time -> time.plus(Duration.ofDays(7)).minusSeconds(1));
    assertThat(expenseAnswer(job).jobStatus()).isEqualTo(JobStatus.SUCCEEDED);

    now.updateAndGet(time -> time.plusSeconds(1));
    assertThatThrownBy(() -> expenseAnswer(job)).isInstanceOf(InvalidJobIdException.class);
    assertThat(startExpense("invoice.pdf", "document-1-0")).isNotEqualTo(job);
  }

  @Test
  void doesNotKnowAJobOfTheOtherAnalysisNorOneThatNeverWas() {
    start();
    put("invoice.pdf", pdfOf(1));
    String job = startText("invoice.pdf");

    assertThatThrownBy(() -> textract.getExpenseAnalysis(request -> request.jobId(job)))
        .isInstanceOf(InvalidJobIdException.class);
    assertThatThrownBy(() -> textract.getExpenseAnalysis(request -> request.jobId("0".repeat(64))))
        .isInstanceOf(InvalidJobIdException.class);
  }

  @Test
  void readsTheVersionThatIsAskedFor() {
    start();
    put("invoice.pdf", pdfOf(1));
    put("invoice.pdf?old", pdfOf(2));

    String job =
        textract
            .startExpenseAnalysis(
                request -> request.documentLocation(location("invoice.pdf", "old")))
            .jobId();

    assertThat(expenseAnswer(job).documentMetadata().pages()).isEqualTo(2);
  }

  @Test
  void refusesWhatItCannotFetchOrRead() {
    start();
    put("text.jpg", "This is no picture.".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    put("empty.jpg", new byte[0]);
    byte[] large = new byte[(10 << 20) + 1];
    large[0] = (byte) 0xFF;
    large[1] = (byte) 0xD8;
    large[2] = (byte) 0xFF;
    put("large.jpg", large);

    assertThatThrownBy(() -> startText("gone.jpg")).isInstanceOf(InvalidS3ObjectException.class);
    assertThatThrownBy(() -> startText("text.jpg"))
        .isInstanceOf(UnsupportedDocumentException.class);
    assertThatThrownBy(() -> startText("empty.jpg")).isInstanceOf(BadDocumentException.class);
    assertThatThrownBy(() -> startText("large.jpg")).isInstanceOf(DocumentTooLargeException.class);
    assertThatThrownBy(() -> textract.startDocumentTextDetection(request -> {}))
        .isInstanceOf(InvalidParameterException.class);
    assertThat(service.jobsStarted()).isZero();
  }

  @Test
  void refusesParametersThatItCannotHonour() {
    start();
    put("invoice.pdf", pdfOf(1));

    assertThatThrownBy(
            () ->
                textract.startExpenseAnalysis(
                    request ->
                        request
                            .documentLocation(location("invoice.pdf", null))
                            .outputConfig(output -> output.s3Bucket("results"))))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("OutputConfig");
  }

  @Test
  void takesATiffForExpenseAnalysisUnlessItIsToldNotTo() throws IOException {
    BufferedImage page = picture(List.of(new Row("A TIFF page", "")));
    byte[] tiff =
        Files.readAllBytes(TestDocuments.tiff(List.of(page), folder.resolve("page.tiff")));
    start();
    put("page.tiff", tiff);
    assertThat(expenseAnswer(startExpense("page.tiff", null)).jobStatus())
        .isEqualTo(JobStatus.SUCCEEDED);

    options = options.withTiffForExpense(false);
    start();

    assertThatThrownBy(() -> startExpense("page.tiff", null))
        .isInstanceOf(UnsupportedDocumentException.class);
    assertThat(startText("page.tiff")).isNotBlank();
  }

  @Test
  void failsTheJobOfADocumentThatIsBroken() {
    options = options.withLimits(new ReadingLimits(2, 10_000));
    start();
    put("broken.pdf", "%PDF-1.7 and nothing".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    put("long.pdf", pdfOf(3));

    GetExpenseAnalysisResponse broken = expenseAnswer(startExpense("broken.pdf", null));
    GetExpenseAnalysisResponse tooLong = expenseAnswer(startExpense("long.pdf", null));

    assertThat(broken.jobStatus()).isEqualTo(JobStatus.FAILED);
    assertThat(broken.statusMessage()).contains("cut off or broken");
    assertThat(broken.expenseDocuments()).isEmpty();
    assertThat(tooLong.jobStatus()).isEqualTo(JobStatus.FAILED);
    assertThat(tooLong.statusMessage()).contains("3 pages, and at most 2");
  }

  @Test
  void readsTheOtherPagesWhereOneIsBroken() {
    options = options.withLimits(new ReadingLimits(10, 500));
    start();
    BufferedImage small = picture(List.of(new Row("A TIFF page", ""))).getSubimage(0, 0, 400, 400);
    BufferedImage large = new BufferedImage(501, 10, BufferedImage.TYPE_BYTE_GRAY);
    put(
        "mixed.tiff",
        bytes(TestDocuments.tiff(List.of(small, large, small), folder.resolve("mixed.tiff"))));

    GetDocumentTextDetectionResponse answer = textAnswer(startText("mixed.tiff"));

    assertThat(answer.jobStatus()).isEqualTo(JobStatus.PARTIAL_SUCCESS);
    assertThat(answer.documentMetadata().pages()).isEqualTo(3);
    assertThat(answer.warnings().getFirst().pages()).containsExactly(2);
    assertThat(answer.blocks()).extracting(Block::page).contains(1, 3).doesNotContain(2);
  }

  @Test
  void limitsTheJobsInProgress() {
    options =
        options.withQuotas(new TextractQuotas(1, 1_000)).withFaults(fate(new JobFate.Stuck()));
    start();
    put("invoice.pdf", pdfOf(1));
    String stuck = startExpense("invoice.pdf", "first");

    assertThatThrownBy(() -> startExpense("invoice.pdf", "second"))
        .isInstanceOf(LimitExceededException.class);
    assertThat(startExpense("invoice.pdf", "first")).isEqualTo(stuck);
    GetExpenseAnalysisResponse answer =
        textract.getExpenseAnalysis(request -> request.jobId(stuck));
    assertThat(answer.jobStatus()).isEqualTo(JobStatus.IN_PROGRESS);
    assertThat(answer.documentMetadata()).isNull();
  }

  @Test
  void limitsTheCallsASecond() {
    options = options.withQuotas(new TextractQuotas(10, 2));
    start();
    put("invoice.pdf", pdfOf(1));
    startExpense("invoice.pdf", "token");
    startExpense("invoice.pdf", "token");

    assertThatThrownBy(() -> startExpense("invoice.pdf", "token"))
        .isInstanceOf(ProvisionedThroughputExceededException.class);

    now.updateAndGet(time -> time.plusSeconds(1));
    assertThat(startExpense("invoice.pdf", "token")).isNotBlank();
  }

  @Test
  void throttlesAndFailsCallsWhenItIsToldTo() {
    AtomicInteger calls = new AtomicInteger();
    options =
        options.withFaults(
            new Faults() {
              @Override
              public Optional<TextractError> refuse(Operation operation) {
                return switch (calls.incrementAndGet()) {
                  case 1 -> Optional.of(TextractError.THROTTLING);
                  case 2 -> Optional.of(TextractError.INTERNAL_SERVER_ERROR);
                  default -> Optional.empty();
                };
              }
            });
    start();
    put("invoice.pdf", pdfOf(1));

    assertThatThrownBy(() -> startExpense("invoice.pdf", null))
        .isInstanceOf(ThrottlingException.class)
        .satisfies(
            error -> assertThat(((AwsServiceException) error).isThrottlingException()).isTrue());
    assertThatThrownBy(() -> startExpense("invoice.pdf", null))
        .isInstanceOf(InternalServerErrorException.class);
    assertThat(startExpense("invoice.pdf", null)).isNotBlank();
  }

  @Test
  void failsAJobWhenItIsToldTo() {
    options = options.withFaults(fate(new JobFate.Fails("Out of order.")));
    start();
    put("invoice.pdf", pdfOf(1));

    GetExpenseAnalysisResponse answer = expenseAnswer(startExpense("invoice.pdf", null));

    assertThat(answer.jobStatus()).isEqualTo(JobStatus.FAILED);
    assertThat(answer.statusMessage()).isEqualTo("Out of order.");
  }

  @Test
  void leavesPagesOutWithOrWithoutAWarningWhenItIsToldTo() {
    put("invoice.pdf", pdfOf(3));
    options = options.withFaults(fate(new JobFate.Partial(Set.of(2))));
    start();
    GetExpenseAnalysisResponse partial = expenseAnswer(startExpense("invoice.pdf", null));
    options = options.withFaults(fate(new JobFate.LosesPages(Set.of(2))));
    start();
    GetExpenseAnalysisResponse lost = expenseAnswer(startExpense("invoice.pdf", null));

    assertThat(partial.jobStatus()).isEqualTo(JobStatus.PARTIAL_SUCCESS);
    assertThat(partial.warnings().getFirst().pages()).containsExactly(2);
    assertThat(lost.jobStatus()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(lost.warnings()).isEmpty();
    for (GetExpenseAnalysisResponse answer : List.of(partial, lost)) {
      assertThat(answer.documentMetadata().pages()).isEqualTo(3);
      assertThat(answer.expenseDocuments())
          .extracting(ExpenseDocument::expenseIndex)
          .containsExactly(1, 3);
    }
  }

  @Test
  void keepsJobsOverARestartWhereItHasAFolder() {
    options = options.withFolder(folder.resolve("textract"));
    start();
    put("invoice.pdf", pdfOf(2));
    String done = startExpense("invoice.pdf", "done");
    expenseAnswer(done);
    service.close();

    options = options.withFaults(fate(new JobFate.Stuck()));
    start();
    String unfinished = startExpense("invoice.pdf", "unfinished");
    service.close();
    options = options.withFaults(Faults.NONE);
    start();

    assertThat(expenseAnswer(done).expenseDocuments()).hasSize(2);
    assertThat(startExpense("invoice.pdf", "done")).isEqualTo(done);
    assertThat(expenseAnswer(unfinished).jobStatus()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(service.jobsStarted()).isZero();
  }

  @Test
  void leavesNothingBehindWhereItHasNoFolder() {
    start();
    put("invoice.pdf", pdfOf(1));
    expenseAnswer(startExpense("invoice.pdf", null));
    Path results = service.folder();
    assertThat(results).isDirectoryRecursivelyContaining("glob:**/page-00001.json");

    service.close();

    assertThat(results).doesNotExist();
  }

  @Test
  void readsOnePageWhileTheCallerWaits() throws IOException {
    start();
    byte[] png = Files.readAllBytes(save(picture(RECEIPT), "png", folder.resolve("r.png")));
    put("receipt.png", png);

    AnalyzeExpenseResponse expense =
        textract.analyzeExpense(
            request ->
                request.document(
                    document ->
                        document.s3Object(object -> object.bucket(BUCKET).name("receipt.png"))));
    List<Block> blocks =
        textract
            .detectDocumentText(
                request ->
                    request.document(document -> document.bytes(SdkBytes.fromByteArray(png))))
            .blocks();

    assertThat(texts(expense.expenseDocuments().getFirst().blocks(), BlockType.LINE))
        .contains("TOTAL", "8.10");
    assertThat(texts(blocks, BlockType.LINE)).contains("TOTAL", "8.10");
    assertThatThrownBy(
            () ->
                textract.detectDocumentText(
                    request ->
                        request.document(
                            document -> document.bytes(SdkBytes.fromByteArray(pdfOf(2))))))
        .isInstanceOf(UnsupportedDocumentException.class);
  }

  private void start() {
    service = TextractService.start(options, this::open);
    textract =
        TextractClient.builder()
            .endpointOverride(service.endpoint())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClient(UrlConnectionHttpClient.create())
            .overrideConfiguration(
                configuration -> configuration.retryStrategy(DefaultRetryStrategy.doNotRetry()))
            .build();
    opened.add(service);
    opened.add(textract);
  }

  private static Faults fate(JobFate fate) {
    return new Faults() {
      @Override
      public JobFate fate(String bucket, String name) {
        return fate;
      }
    };
  }

  private InputStream open(String bucket, String name, Optional<String> version) {
    assertThat(bucket).isEqualTo(BUCKET);
    byte[] object = objects.get(name + version.map(id -> "?" + id).orElse(""));
    if (object == null) {
      throw new ObjectGoneException("The object is gone.");
    }
    return new ByteArrayInputStream(object);
  }

  private void put(String name, byte[] object) {
    objects.put(name, object);
  }

  private byte[] pdfOf(int pages) {
    List<List<Row>> content = new ArrayList<>();
    for (int page = 1; page <= pages; page++) {
      List<Row> rows = new ArrayList<>(RECEIPT);
      rows.add(new Row("This is page number " + page, ""));
      content.add(rows);
    }
    return bytes(save(pdf(content), folder.resolve(pages + ".pdf")));
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static DocumentLocation location(String name, String version) {
    return DocumentLocation.builder()
        .s3Object(object -> object.bucket(BUCKET).name(name).version(version))
        .build();
  }

  private String startExpense(String name, String token) {
    return textract
        .startExpenseAnalysis(
            request -> request.documentLocation(location(name, null)).clientRequestToken(token))
        .jobId();
  }

  private String startText(String name) {
    return textract
        .startDocumentTextDetection(request -> request.documentLocation(location(name, null)))
        .jobId();
  }

  private GetExpenseAnalysisResponse expenseAnswer(String job) {
    return untilDone(
        () -> textract.getExpenseAnalysis(request -> request.jobId(job)),
        answer -> answer.jobStatus() != JobStatus.IN_PROGRESS);
  }

  private GetDocumentTextDetectionResponse textAnswer(String job) {
    return untilDone(
        () -> textract.getDocumentTextDetection(request -> request.jobId(job)),
        answer -> answer.jobStatus() != JobStatus.IN_PROGRESS);
  }

  private static <T> T untilDone(Supplier<T> ask, java.util.function.Predicate<T> done) {
    Instant deadline = Instant.now().plus(DEADLINE);
    while (Instant.now().isBefore(deadline)) {
      T answer = ask.get();
      if (done.test(answer)) {
        return answer;
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    throw new AssertionError(new TimeoutException("The job was not done in " + DEADLINE + "."));
  }

  private static List<String> texts(List<Block> blocks, BlockType type) {
    return blocks.stream().filter(block -> block.blockType() == type).map(Block::text).toList();
  }
}
