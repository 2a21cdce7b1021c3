package dev.receipts.local;

/**
 * The TCP ports of the stack's services on 127.0.0.1; 0 takes one that is free. Addresses of queues
 * are kept in the data folder, so a stack that keeps its data should keep its ports as well.
 */
public record Ports(
    int storage, int queues, int database, int email, int stateMachines, int textract, int lambda) {
  /** How many there are. */
  public static final int IN_A_ROW = 7;

  /** Ports that are free. */
  public static Ports free() {
    return new Ports(0, 0, 0, 0, 0, 0, 0);
  }

  /** Seven ports in a row, so that a stack that stays up has the same ones every time. */
  public static Ports from(int first) {
    return new Ports(first, first + 1, first + 2, first + 3, first + 4, first + 5, first + 6);
  }
}
