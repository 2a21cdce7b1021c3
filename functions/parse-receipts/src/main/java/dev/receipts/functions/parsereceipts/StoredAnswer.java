package dev.receipts.functions.parsereceipts;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.receipts.aws.ClaimChecks;
import dev.receipts.error.ResultDamagedException;
import dev.receipts.error.ServiceUnavailableException;
import dev.receipts.json.Json;
import dev.receipts.page.Page;
import dev.receipts.pipeline.TextractManifest;
import dev.receipts.textract.AnswerSource;
import dev.receipts.textract.TextractAnswers;
import dev.receipts.textract.TextractFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

/** A Textract answer in the results bucket. */
final class StoredAnswer {
  private final ClaimChecks results;
  private final TextractManifest manifest;

  private StoredAnswer(ClaimChecks results, TextractManifest manifest) {
    this.results = results;
    this.manifest = manifest;
  }

  /**
   * Opens the answer that a manifest lists.
   *
   * @throws dev.receipts.error.ResultGoneException when the manifest is not there any more
   * @throws ResultDamagedException when it is no manifest
   */
  static StoredAnswer open(ClaimChecks results, String manifestKey) {
    try {
      TextractManifest manifest =
          Json.mapper().readValue(read(results, manifestKey), TextractManifest.class);
      return new StoredAnswer(results, manifest);
    } catch (JsonProcessingException e) {
      throw damaged(manifestKey, e);
    } catch (IOException e) {
      throw new UncheckedIOException("Reading from memory cannot fail", e);
    }
  }

  int pageCount() {
    return manifest.pages();
  }

  /**
   * The pages in order. One part of the answer is in memory at a time, and the connection to S3
   * does not wait for the parser.
   */
  Iterator<Page> pages() {
    Iterator<Page> pages =
        TextractAnswers.pages(manifest.answerKeys().stream().map(this::part).iterator());
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return orDamaged(pages::hasNext);
      }

      @Override
      public Page next() {
        return orDamaged(pages::next);
      }
    };
  }

  private AnswerSource part(String key) {
    return () -> new GZIPInputStream(new ByteArrayInputStream(read(results, key)));
  }

  private <T> T orDamaged(Supplier<T> step) {
    try {
      return step.get();
    } catch (TextractFormatException | UncheckedIOException e) {
      throw damaged("of job " + manifest.jobId(), e);
    }
  }

  private static byte[] read(ClaimChecks results, String key) {
    try (InputStream content = results.open(key)) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new ServiceUnavailableException("S3 broke off while a stored result was read.", e);
    }
  }

  private static ResultDamagedException damaged(String what, Exception cause) {
    return new ResultDamagedException(
        "The stored Textract answer %s cannot be read: process the document again from the start."
            .formatted(what),
        cause);
  }
}
