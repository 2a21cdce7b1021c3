/**
 * Redriving: what to do about the messages of the dead-letter queue, what that would cost, and
 * doing it. The redrive function and the command line are doors to this one room.
 */
package dev.receipts.redrive;
