package dev.receipts.local.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A connection to a service in this process. Nothing is sent before the answer is looked at. */
public final class ServiceConnection extends HttpURLConnection {
  private static final int FIRST_ERROR = 400;

  private final HttpService service;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private Optional<HttpAnswer> answer = Optional.empty();

  /**
   * @param url whose host and port do not matter
   */
  public ServiceConnection(URL url, HttpService service) {
    super(url);
    this.service = service;
  }

  @Override
  public void connect() {
    // There is no way to the service that could fail.
  }

  @Override
  public OutputStream getOutputStream() {
    return body;
  }

  @Override
  public int getResponseCode() throws IOException {
    return answer().status();
  }

  @Override
  public InputStream getInputStream() throws IOException {
    if (answer().status() >= FIRST_ERROR) {
      throw new FileNotFoundException("Status " + answer().status());
    }
    return new ByteArrayInputStream(answer().body());
  }

  @Override
  public InputStream getErrorStream() {
    return answer
        .filter(one -> one.status() >= FIRST_ERROR)
        .map(one -> new ByteArrayInputStream(one.body()))
        .orElse(null);
  }

  @Override
  public Map<String, List<String>> getHeaderFields() {
    return answer.map(HttpAnswer::fields).orElse(Map.of());
  }

  @Override
  public String getHeaderField(String name) {
    return getHeaderFields().entrySet().stream()
        .filter(field -> field.getKey().equalsIgnoreCase(name))
        .flatMap(field -> field.getValue().stream())
        .findFirst()
        .orElse(null);
  }

  @Override
  public String getResponseMessage() throws IOException {
    return Integer.toString(answer().status());
  }

  @Override
  public boolean usingProxy() {
    return false;
  }

  @Override
  public void disconnect() {
    // There is nothing to end.
  }

  private HttpAnswer answer() throws IOException {
    if (answer.isEmpty()) {
      Map<String, List<String>> fields = new HashMap<>();
      getRequestProperties().forEach((name, values) -> fields.put(name, new ArrayList<>(values)));
      HttpCall call =
          new HttpCall(getRequestMethod(), URI.create(url.toString()), fields, body.toByteArray());
      answer = Optional.of(service.answer(call));
    }
    return answer.orElseThrow();
  }
}
