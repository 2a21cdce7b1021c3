package dev.receipts.local.rehearsal;

import dev.receipts.document.DocumentId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Knows the key of each document. Ids differ from run to run, because S3 makes up the version that
 * is a part of them; keys do not, so decisions that are to be repeated are made by key.
 */
final class Roster {
  private static final long LONGEST_UPLOAD_SECONDS = 10;

  private final Map<String, Integer> pages = new ConcurrentHashMap<>();
  private final Map<DocumentId, CompletableFuture<String>> keys = new ConcurrentHashMap<>();

  /** To be called before a document is uploaded. */
  void announce(RehearsalDocument document) {
    pages.put(document.key(), document.pages());
  }

  /** How many pages a document has. */
  int pages(String key) {
    return pages.getOrDefault(key, 1);
  }

  /** To be called as soon as it is uploaded. */
  void add(DocumentId id, String key) {
    keys.computeIfAbsent(id, unknown -> new CompletableFuture<>()).complete(key);
  }

  /** The key of a document; waits for one that is being uploaded, as events can be that fast. */
  Optional<String> key(DocumentId id) {
    try {
      return Optional.of(
          keys.computeIfAbsent(id, unknown -> new CompletableFuture<>())
              .get(LONGEST_UPLOAD_SECONDS, TimeUnit.SECONDS));
    } catch (TimeoutException | ExecutionException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
