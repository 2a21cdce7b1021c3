/**
 * Failure rehearsals: the embedded stack is told to misbehave while it works on documents whose
 * content is known, and afterwards everything is counted.
 */
package dev.receipts.local.rehearsal;
