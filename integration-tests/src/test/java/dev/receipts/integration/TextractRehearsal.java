package dev.receipts.integration;

import dev.receipts.local.textract.Faults;
import dev.receipts.local.textract.JobFate;
import dev.receipts.local.textract.Operation;
import dev.receipts.local.textract.TextractError;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Tells Textract's stand-in what to do wrong, and counts its jobs. */
final class TextractRehearsal implements Faults {
  private final Map<String, Queue<JobFate>> fates = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> jobs = new ConcurrentHashMap<>();
  private final Map<Operation, TextractError> refusals = new ConcurrentHashMap<>();

  /** The object's next jobs go on like this, one after the other; those after them work. */
  void rehearse(String key, JobFate... next) {
    fates.put(key, new ConcurrentLinkedQueue<>(Arrays.asList(next)));
  }

  /** Does something while every call of the operation is refused. */
  <T> T whileRefusing(Operation operation, TextractError error, Supplier<T> action) {
    refusals.put(operation, error);
    try {
      return action.get();
    } finally {
      refusals.remove(operation);
    }
  }

  /** How many jobs were started for an object; a repeated token starts none. */
  int jobsStarted(String key) {
    return jobs.getOrDefault(key, new AtomicInteger()).get();
  }

  @Override
  public Optional<TextractError> refuse(Operation operation) {
    return Optional.ofNullable(refusals.get(operation));
  }

  @Override
  public JobFate fate(String bucket, String name) {
    jobs.computeIfAbsent(name, key -> new AtomicInteger()).incrementAndGet();
    JobFate rehearsed = fates.getOrDefault(name, new ConcurrentLinkedQueue<>()).poll();
    return rehearsed == null ? new JobFate.Normal() : rehearsed;
  }
}
