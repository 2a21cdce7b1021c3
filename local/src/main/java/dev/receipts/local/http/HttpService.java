package dev.receipts.local.http;

import java.io.IOException;

/** What answers HTTP requests. The caller's thread does the work, unless the service is remote. */
@FunctionalInterface
public interface HttpService {
  /**
   * Answers a request.
   *
   * @throws IOException when there is no answer, as when a connection ends before it
   */
  HttpAnswer answer(HttpCall call) throws IOException;
}
