package dev.receipts.pipeline;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run of the pipeline over a document: an execution, at one of its redrives.
 *
 * @param executionArn the execution
 * @param startedAt when the execution started
 * @param redriveCount how often it was redriven, 0 the first time
 */
public record Run(String executionArn, Instant startedAt, int redriveCount) {
  private static final Pattern ORDER = Pattern.compile("(\\d{20})\\.\\d{5}");

  /** The name of the execution, which its lease bears. */
  @JsonIgnore
  public String executionName() {
    return executionArn.substring(executionArn.lastIndexOf(':') + 1);
  }

  /**
   * Orders the runs of one document: a later run has a greater text. A write that is conditional on
   * it keeps an older run from overwriting a newer one.
   */
  @JsonIgnore
  public String order() {
    return "%020d.%05d".formatted(startedAt.toEpochMilli(), redriveCount);
  }

  /**
   * The start of the run that an {@linkplain #order() order} was made of.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Instant startOf(String order) {
    Matcher matcher = ORDER.matcher(order);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("The order of a run is two numbers, not '" + order + "'");
    }
    return Instant.ofEpochMilli(Long.parseLong(matcher.group(1)));
  }
}
