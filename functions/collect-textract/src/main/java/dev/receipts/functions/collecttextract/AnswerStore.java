package dev.receipts.functions.collecttextract;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.receipts.aws.ClaimChecks;
import dev.receipts.document.ResultKeys;
import dev.receipts.error.ServiceUnavailableException;
import dev.receipts.json.Json;
import dev.receipts.pipeline.TextractManifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** The answers of a job in the results bucket, and the manifest that says they are all there. */
final class AnswerStore {
  private final ClaimChecks results;

  AnswerStore(ClaimChecks results) {
    this.results = results;
  }

  /** The manifest, where the whole answer has been stored and still is. */
  Optional<TextractManifest> manifest(ResultKeys keys, String jobId) {
    String key = keys.textractManifest(jobId);
    if (!results.exists(key)) {
      return Optional.empty();
    }
    try (InputStream json = results.open(key)) {
      TextractManifest manifest = Json.mapper().readValue(json, TextractManifest.class);
      return Optional.of(manifest)
          .filter(list -> list.answerKeys().stream().allMatch(results::exists));
    } catch (JsonProcessingException e) {
      // Not what was stored: it is stored again.
      return Optional.empty();
    } catch (IOException e) {
      throw new ServiceUnavailableException("S3 broke off while a manifest was read.", e);
    }
  }

  void put(String key, Answer answer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      WireJson.write(answer.wire(), gzip);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory cannot fail", e);
    }
    results.put(key, bytes.toByteArray(), "application/gzip");
  }

  void put(ResultKeys keys, TextractManifest manifest) {
    try {
      results.put(
          keys.textractManifest(manifest.jobId()),
          Json.mapper().writeValueAsBytes(manifest),
          "application/json");
    } catch (IOException e) {
      throw new UncheckedIOException("A manifest can always be written as JSON", e);
    }
  }
}
