package dev.receipts.local.textract;

/**
 * What Textract's stand-in did.
 *
 * @param jobsStarted jobs that were really started; a repeated token starts none
 * @param pagesBilled pages that Textract would charge for: those it read for a job
 * @param calls calls of all operations
 * @param throttled calls that were refused as too many, or because of too many open jobs
 */
public record TextractCounts(long jobsStarted, long pagesBilled, long calls, long throttled) {}
