package dev.receipts.functions.redrive;

import dev.receipts.redrive.RedrivePlan;
import dev.receipts.redrive.RedriveResult;
import java.util.Optional;

/**
 * What was planned, and what became of it.
 *
 * @param result absent after a dry run
 */
record RedriveAnswer(RedrivePlan.Summary plan, Optional<RedriveResult> result) {}
