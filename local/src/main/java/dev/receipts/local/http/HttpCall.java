package dev.receipts.local.http;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An HTTP request. */
public final class HttpCall {
  private final String method;
  private final URI target;
  private final Map<String, List<String>> fields;
  private final byte[] body;

  /**
   * @param method GET, PUT, …
   * @param target the whole address
   * @param fields header fields as they were given
   * @param body nobody may change it any more
   */
  public HttpCall(String method, URI target, Map<String, List<String>> fields, byte[] body) {
    this.method = method;
    this.target = target;
    this.fields = Map.copyOf(fields);
    this.body = body;
  }

  /** GET, PUT, … */
  public String method() {
    return method;
  }

  /** The whole address. */
  public URI target() {
    return target;
  }

  /** The header fields. */
  public Map<String, List<String>> fields() {
    return fields;
  }

  /** The first value of a header field, whatever the case of its name. */
  public Optional<String> field(String name) {
    return fields.entrySet().stream()
        .filter(field -> name.equalsIgnoreCase(field.getKey()))
        .flatMap(field -> field.getValue().stream())
        .findFirst();
  }

  /** Not a copy: nobody may change it. */
  public byte[] body() {
    return body;
  }
}
