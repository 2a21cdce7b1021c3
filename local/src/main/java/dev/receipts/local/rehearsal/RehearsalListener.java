package dev.receipts.local.rehearsal;

/** Hears how a rehearsal comes along. */
public interface RehearsalListener {
  /**
   * Something has moved.
   *
   * @param phase what is being done
   * @param done of how many documents it was done
   */
  void progress(String scenario, String phase, int done, int documents);

  /** A scenario is over. */
  void ended(RehearsalResult result);
}
