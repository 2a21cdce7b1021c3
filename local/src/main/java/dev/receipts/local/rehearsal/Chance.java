package dev.receipts.local.rehearsal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Decisions that look random and follow from a seed: what is decided about a subject depends on the
 * seed, the subject and how often it was asked, never on what other threads do meanwhile. So the
 * same seed brings the same faults.
 */
final class Chance {
  private static final long PRIME = 0x100000001b3L;
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final double UNIT = 0x1.0p-53;

  private final long seed;
  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

  Chance(long seed) {
    this.seed = seed;
  }

  /** For somebody who counts and decides for himself: what concerns one need not concern others. */
  Chance of(String whom) {
    return new Chance((long) (fraction(whom) / UNIT));
  }

  /**
   * Decides with a probability; asked again about the same subject, it decides anew.
   *
   * @param subject what the decision is about
   */
  boolean happens(double probability, String subject) {
    return fraction(subject + '#' + times(subject)) < probability;
  }

  /** Decides once and for all about a subject. */
  boolean concerns(double probability, String subject) {
    return fraction(subject) < probability;
  }

  /** A number from 0 up to but not including a bound, always the same for the subject. */
  int below(int bound, String subject) {
    return (int) (fraction(subject) * bound);
  }

  /** Some times within a span, always the same for the subject. */
  List<Duration> spread(int times, Duration span, String subject) {
    return IntStream.range(0, times)
        .mapToObj(
            time ->
                Duration.ofSeconds(below((int) span.toSeconds(), "time " + time + ' ' + subject)))
        .toList();
  }

  /** How often this was called for the subject before. */
  int times(String subject) {
    return asked.computeIfAbsent(subject, key -> new AtomicInteger()).getAndIncrement();
  }

  /** From 0 to 1: FNV-1a of the subject, mixed so that similar subjects differ much. */
  private double fraction(String subject) {
    long hash = OFFSET ^ mixed(seed);
    for (int index = 0; index < subject.length(); index++) {
      hash = (hash ^ subject.charAt(index)) * PRIME;
    }
    return (mixed(hash) >>> 11) * UNIT;
  }

  /** The finalizer of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom numbers). */
  private static long mixed(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
