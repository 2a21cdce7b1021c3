package dev.receipts.local.rehearsal;

import dev.receipts.document.DocumentId;
import dev.receipts.local.states.ExecutionDescription;
import dev.receipts.local.states.ExecutionListener;
import java.util.function.Consumer;

/** Watches executions, and stops some of them as a person would. */
final class Bystander implements ExecutionListener {
  private static final int LENGTH_OF_AN_ID = 32;

  private final ExecutionLog log;
  private final Switchboard switchboard;
  private final Consumer<String> stop;

  /**
   * @param stop stops the execution with an ARN
   */
  Bystander(ExecutionLog log, Switchboard switchboard, Consumer<String> stop) {
    this.log = log;
    this.switchboard = switchboard;
    this.stop = stop;
  }

  @Override
  public void statusChanged(ExecutionDescription execution) {
    log.statusChanged(execution);
  }

  @Override
  public void stateEntered(String executionArn, String state) {
    String name = executionArn.substring(executionArn.lastIndexOf(':') + 1);
    DocumentId document = new DocumentId(name.substring(0, LENGTH_OF_AN_ID));
    if (switchboard.stops(document, state)) {
      // Not on this thread, which others wait for.
      Thread unused = Thread.ofPlatform().daemon().start(() -> stop.accept(executionArn));
    }
  }
}
