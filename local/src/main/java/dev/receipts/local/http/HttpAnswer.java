package dev.receipts.local.http;

import java.util.List;
import java.util.Map;

/** An answer to an HTTP request. */
public final class HttpAnswer {
  private final int status;
  private final Map<String, List<String>> fields;
  private final byte[] body;

  /**
   * @param status 200, 404, …
   * @param fields header fields
   * @param body nobody may change it any more; empty where there is none
   */
  public HttpAnswer(int status, Map<String, List<String>> fields, byte[] body) {
    this.status = status;
    this.fields = Map.copyOf(fields);
    this.body = body;
  }

  /** 200, 404, … */
  public int status() {
    return status;
  }

  /** The header fields. */
  public Map<String, List<String>> fields() {
    return fields;
  }

  /** Not a copy: nobody may change it. */
  public byte[] body() {
    return body;
  }
}
