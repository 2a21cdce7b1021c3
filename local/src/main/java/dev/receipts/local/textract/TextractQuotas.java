package dev.receipts.local.textract;

/**
 * The quotas of the account.
 *
 * @param openJobs jobs that may be in progress at once
 * @param callsPerSecond calls of one operation in a second
 */
public record TextractQuotas(int openJobs, int callsPerSecond) {
  /** More than anything here needs. */
  public static final TextractQuotas GENEROUS = new TextractQuotas(10_000, 10_000);
}
