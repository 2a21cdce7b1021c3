package dev.receipts.local.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A service that is reached over the network. */
public final class RemoteService implements HttpService {
  private static final int FIRST_ERROR = 400;

  @Override
  public HttpAnswer answer(HttpCall call) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) call.target().toURL().openConnection();
    connection.setRequestMethod(call.method());
    connection.setInstanceFollowRedirects(false);
    call.fields()
        .forEach(
            (name, values) -> {
              // Who has the whole body need not ask whether it is wanted.
              if (!name.equalsIgnoreCase("Expect")) {
                values.forEach(value -> connection.addRequestProperty(name, value));
              }
            });
    if (call.method().equals("PUT") || call.method().equals("POST") || call.body().length > 0) {
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(call.body().length);
      try (OutputStream body = connection.getOutputStream()) {
        body.write(call.body());
      }
    }
    int status = connection.getResponseCode();
    Map<String, List<String>> fields = new HashMap<>();
    connection
        .getHeaderFields()
        .forEach(
            (name, values) -> {
              // The line with the status has no name.
              if (name != null) {
                fields.put(name, new ArrayList<>(values));
              }
            });
    return new HttpAnswer(status, fields, body(connection, status));
  }

  private static byte[] body(HttpURLConnection connection, int status) throws IOException {
    InputStream body =
        status >= FIRST_ERROR ? connection.getErrorStream() : connection.getInputStream();
    if (body == null) {
      return new byte[0];
    }
    try (body) {
      return body.readAllBytes();
    }
  }
}
