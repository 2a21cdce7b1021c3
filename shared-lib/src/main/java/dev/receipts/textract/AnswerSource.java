package dev.receipts.textract;

import java.io.IOException;
import java.io.InputStream;

/** A stored answer that is opened only when its turn comes. */
@FunctionalInterface
public interface AnswerSource {

  /** Opens the answer's JSON; the reader closes it. */
  InputStream open() throws IOException;
}
