package dev.receipts.local.textract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.error.PermanentException;
import dev.receipts.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The operations as JSON in, JSON out, with the rules of Textract's API reference. */
final class TextractApi {
  private static final String MODEL_VERSION = "1.0";
  private static final int MOST_EXPENSE_DOCUMENTS = 20;
  private static final int MOST_BLOCKS = 1_000;

  /** AWS: 10 MB for a document that is read synchronously. */
  private static final long MOST_BYTES_AT_ONCE = 10L << 20;

  private static final Pattern BUCKET = Pattern.compile("[0-9A-Za-z.\\-_]{3,255}");
  private static final Pattern OBJECT = Pattern.compile("(?s)(?=.*\\S).{1,1024}");
  private static final Pattern TOKEN = Pattern.compile("[a-zA-Z0-9-_]{1,64}");
  private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9_.\\-:]{1,64}");

  /** What needs other services, which would go unheeded here. */
  private static final List<String> UNSUPPORTED =
      List.of("NotificationChannel", "OutputConfig", "KMSKeyId");

  private final TextractOptions options;
  private final Jobs jobs;
  private final Throughput throughput;

  TextractApi(TextractOptions options, Jobs jobs) {
    this.options = options;
    this.jobs = jobs;
    this.throughput = new Throughput(options.callsPerSecond(), options.clock());
  }

  /**
   * Answers a call.
   *
   * @throws RefusedCallException with the error to answer
   */
  ObjectNode call(Operation operation, JsonNode request) {
    options
        .faults()
        .refuse(operation)
        .ifPresent(
            error -> {
              throw new RefusedCallException(error);
            });
    if (!throughput.admits(operation)) {
      throw new RefusedCallException(TextractError.PROVISIONED_THROUGHPUT_EXCEEDED);
    }
    return switch (operation) {
      case START_EXPENSE_ANALYSIS -> start(Job.Kind.EXPENSE, request);
      case START_DOCUMENT_TEXT_DETECTION -> start(Job.Kind.TEXT, request);
      case GET_EXPENSE_ANALYSIS -> expenses(request);
      case GET_DOCUMENT_TEXT_DETECTION -> blocks(request);
      case ANALYZE_EXPENSE -> analyzeExpense(request);
      case DETECT_DOCUMENT_TEXT -> detectText(request);
    };
  }

  private ObjectNode start(Job.Kind kind, JsonNode request) {
    for (String parameter : UNSUPPORTED) {
      if (request.hasNonNull(parameter)) {
        throw invalid(parameter + " is not supported by the local stand-in. Leave it out.");
      }
    }
    Job job =
        jobs.start(
            kind,
            source(request.path("DocumentLocation").path("S3Object")),
            optional(request, "ClientRequestToken", TOKEN),
            optional(request, "JobTag", TAG));
    return Json.mapper().createObjectNode().put("JobId", job.id());
  }

  private ObjectNode expenses(JsonNode request) {
    Job job = job(Job.Kind.EXPENSE, request);
    int most = maxResults(request, MOST_EXPENSE_DOCUMENTS);
    ObjectNode answer = answer(job, "AnalyzeExpenseModelVersion");
    if (!hasResult(job)) {
      return answer;
    }
    ArrayNode documents = answer.putArray("ExpenseDocuments");
    int page = position(job, request).page();
    for (; page <= job.pages() && documents.size() < most; page++) {
      int index = page;
      jobs.page(job, page).ifPresent(blocks -> documents.add(expense(index, blocks)));
    }
    putNext(answer, job, new Position(page, 0));
    return answer;
  }

  /** The stand-in reads text and does not name fields, so there are none. */
  private static ObjectNode expense(int index, ArrayNode blocks) {
    ObjectNode document = Json.mapper().createObjectNode();
    document.put("ExpenseIndex", index);
    document.putArray("SummaryFields");
    document.putArray("LineItemGroups");
    document.set("Blocks", blocks);
    return document;
  }

  private ObjectNode blocks(JsonNode request) {
    Job job = job(Job.Kind.TEXT, request);
    int most = maxResults(request, MOST_BLOCKS);
    ObjectNode answer = answer(job, "DetectDocumentTextModelVersion");
    if (!hasResult(job)) {
      return answer;
    }
    ArrayNode blocks = answer.putArray("Blocks");
    Position position = position(job, request);
    while (position.page() <= job.pages() && blocks.size() < most) {
      ArrayNode page = jobs.page(job, position.page()).orElseGet(Json.mapper()::createArrayNode);
      int end = Math.min(page.size(), position.block() + most - blocks.size());
      for (int i = position.block(); i < end; i++) {
        blocks.add(page.get(i));
      }
      position =
          end < page.size()
              ? new Position(position.page(), end)
              : new Position(position.page() + 1, 0);
    }
    putNext(answer, job, position);
    return answer;
  }

  private ObjectNode analyzeExpense(JsonNode request) {
    ObjectNode answer = Json.mapper().createObjectNode();
    answer.putObject("DocumentMetadata").put("Pages", 1);
    answer.putArray("ExpenseDocuments").add(expense(1, readNow(Job.Kind.EXPENSE, request)));
    return answer;
  }

  private ObjectNode detectText(JsonNode request) {
    ObjectNode answer = Json.mapper().createObjectNode();
    answer.putObject("DocumentMetadata").put("Pages", 1);
    answer.put("DetectDocumentTextModelVersion", MODEL_VERSION);
    answer.set("Blocks", readNow(Job.Kind.TEXT, request));
    return answer;
  }

  private ArrayNode readNow(Job.Kind kind, JsonNode request) {
    JsonNode document = request.path("Document");
    if (document.hasNonNull("Bytes") == document.hasNonNull("S3Object")) {
      throw invalid("Give the document either as Bytes or as S3Object.");
    }
    try {
      Path file = Files.createTempFile("receipts-textract-", ".document");
      try {
        if (document.hasNonNull("Bytes")) {
          byte[] bytes = Base64.getDecoder().decode(document.get("Bytes").asText());
          jobs.copy(kind, new ByteArrayInputStream(bytes), file, MOST_BYTES_AT_ONCE);
        } else {
          jobs.copy(kind, source(document.get("S3Object")), file, MOST_BYTES_AT_ONCE);
        }
        return jobs.readNow(file);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IllegalArgumentException e) {
      throw new RefusedCallException(TextractError.SERIALIZATION);
    } catch (PermanentException e) {
      throw new RefusedCallException(TextractError.INVALID_S3_OBJECT);
    } catch (IOException e) {
      throw new UncheckedIOException("The temporary folder cannot be written.", e);
    }
  }

  private Job job(Job.Kind kind, JsonNode request) {
    String id =
        optional(request, "JobId", TOKEN).orElseThrow(() -> invalid("The JobId is missing."));
    return jobs.find(kind, id);
  }

  private static boolean hasResult(Job job) {
    return job.status() == Job.Status.SUCCEEDED || job.status() == Job.Status.PARTIAL_SUCCESS;
  }

  private static ObjectNode answer(Job job, String versionName) {
    ObjectNode answer = Json.mapper().createObjectNode();
    answer.put("JobStatus", job.status().name());
    answer.put(versionName, MODEL_VERSION);
    job.statusMessage().ifPresent(message -> answer.put("StatusMessage", message));
    if (hasResult(job)) {
      answer.putObject("DocumentMetadata").put("Pages", job.pages());
    }
    if (!job.warnings().isEmpty()) {
      ArrayNode warnings = answer.putArray("Warnings");
      for (Job.Warning warning : job.warnings()) {
        ArrayNode pages =
            warnings.addObject().put("ErrorCode", warning.errorCode()).putArray("Pages");
        warning.pages().forEach(pages::add);
      }
    }
    return answer;
  }

  private static int maxResults(JsonNode request, int most) {
    if (!request.hasNonNull("MaxResults")) {
      return most;
    }
    int wanted = request.get("MaxResults").asInt(0);
    if (wanted < 1) {
      throw invalid("MaxResults must be at least 1.");
    }
    return Math.min(wanted, most);
  }

  private static void putNext(ObjectNode answer, Job job, Position next) {
    if (next.page() <= job.pages()) {
      String token = job.id() + ':' + next.page() + ':' + next.block();
      answer.put(
          "NextToken",
          Base64.getUrlEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static Position position(Job job, JsonNode request) {
    if (!request.hasNonNull("NextToken")) {
      return new Position(1, 0);
    }
    try {
      byte[] token = Base64.getUrlDecoder().decode(request.get("NextToken").asText());
      String[] parts = new String(token, StandardCharsets.UTF_8).split(":", -1);
      Position position = new Position(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
      if (parts[0].equals(job.id()) && position.page() >= 1 && position.block() >= 0) {
        return position;
      }
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw invalid("The NextToken is not valid.");
    }
    throw invalid("The NextToken belongs to another job.");
  }

  private static Job.Source source(JsonNode object) {
    String bucket =
        optional(object, "Bucket", BUCKET).orElseThrow(() -> invalid("The Bucket is missing."));
    String name =
        optional(object, "Name", OBJECT).orElseThrow(() -> invalid("The Name is missing."));
    return new Job.Source(bucket, name, optional(object, "Version", OBJECT));
  }

  private static Optional<String> optional(JsonNode node, String name, Pattern pattern) {
    if (!node.hasNonNull(name)) {
      return Optional.empty();
    }
    String value = node.get(name).asText();
    if (!pattern.matcher(value).matches()) {
      throw invalid(name + " does not match the pattern that the API demands.");
    }
    return Optional.of(value);
  }

  private static RefusedCallException invalid(String message) {
    return new RefusedCallException(TextractError.INVALID_PARAMETER, message);
  }

  /** Where the next answer starts. */
  private record Position(int page, int block) {}
}
