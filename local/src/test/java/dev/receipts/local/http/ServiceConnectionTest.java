package dev.receipts.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a client sees of a service in its own process. */
class ServiceConnectionTest {
  private final List<HttpCall> calls = new ArrayList<>();

  @Test
  void theServiceSeesTheRequestAndTheClientItsAnswer() throws IOException {
    HttpURLConnection connection = connection(200, "found");
    connection.setRequestMethod("PUT");
    connection.setDoOutput(true);
    connection.setRequestProperty("X-Amz-Target", "Do.It");
    connection.connect();
    try (OutputStream body = connection.getOutputStream()) {
      body.write("please".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(connection.getResponseCode()).isEqualTo(200);
    assertThat(connection.getInputStream()).hasContent("found");
    assertThat(connection.getHeaderField("x-amzn-requestid")).isEqualTo("7");
    assertThat(connection.getHeaderFields()).containsEntry("x-amzn-RequestId", List.of("7"));

    HttpCall call = calls.getFirst();
    assertThat(call.method()).isEqualTo("PUT");
    assertThat(call.target()).isEqualTo(URI.create("http://127.0.0.1:1/path?query=1"));
    assertThat(call.field("x-amz-target")).contains("Do.It");
    assertThat(call.field("Content-Type")).isEmpty();
    assertThat(call.body()).asString(StandardCharsets.UTF_8).isEqualTo("please");
  }

  @Test
  void theServiceIsAskedOnceAndNotBeforeItsAnswerIsWanted() throws IOException {
    HttpURLConnection connection = connection(200, "");
    connection.connect();
    assertThat(calls).isEmpty();

    assertThat(connection.getResponseCode()).isEqualTo(200);
    assertThat(connection.getInputStream()).isEmpty();
    assertThat(calls).hasSize(1);
  }

  @Test
  void anErrorHasItsOwnStreamAsOverTheNetwork() throws IOException {
    HttpURLConnection connection = connection(404, "nothing here");

    assertThat(connection.getResponseCode()).isEqualTo(404);
    assertThat(connection.getErrorStream()).hasContent("nothing here");
    assertThatIOException().isThrownBy(connection::getInputStream);
  }

  @Test
  void aServiceWithoutAnAnswerIsAConnectionThatBroke() throws IOException {
    HttpURLConnection connection =
        new ServiceConnection(
            URI.create("http://127.0.0.1:1/").toURL(),
            call -> {
              throw new IOException("gone");
            });

    assertThatIOException().isThrownBy(connection::getResponseCode).withMessage("gone");
  }

  private HttpURLConnection connection(int status, String body) throws IOException {
    return new ServiceConnection(
        URI.create("http://127.0.0.1:1/path?query=1").toURL(),
        call -> {
          calls.add(call);
          return new HttpAnswer(
              status,
              Map.of("x-amzn-RequestId", List.of("7")),
              body.getBytes(StandardCharsets.UTF_8));
        });
  }
}
