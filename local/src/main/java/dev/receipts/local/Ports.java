package dev.receipts.local;

/**
 * The TCP ports of the stack's services on 127.0.0.1; 0 takes one that is free. Addresses of queues
 * are kept in the data folder, so a stack that keeps its data should keep its ports as well.
 */
public record Ports(
    int storage, int queues, int database, int email, int stateMachines, int textract, int lambda) {
  /** Ports that are free. */
  public static Ports free() {
    return new Ports(0, 0, 0, 0, 0, 0, 0);
  }

  /** The ports of a stack that stays up, the same ones every time. */
  public static Ports fixed() {
    return new Ports(4601, 4602, 4603, 4604, 4605, 4606, 4607);
  }
}
