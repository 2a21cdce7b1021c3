package dev.receipts.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service answers callers in its process as it answers others. */
class HandlerServiceTest {
  @Test
  void theAnswerIsTheSameWithoutTheNetwork() throws Exception {
    try (AwsJsonServer server =
        new AwsJsonServer(
            "Echo",
            Map.of(
                "Say",
                request -> request,
                "Fail",
                request -> {
                  throw new AwsFault("NoSuchThing", "There is no " + request.asText());
                }),
            0)) {
      for (String operation : List.of("Echo.Say", "Echo.Fail", "Echo.Unknown", "Other.Say")) {
        HttpCall call = call(server.endpoint(), operation);

        HttpAnswer direct = server.service().answer(call);
        HttpAnswer remote = new RemoteService().answer(call);

        assertThat(direct.status()).as(operation).isEqualTo(remote.status());
        assertThat(direct.body()).as(operation).isEqualTo(remote.body());
        assertThat(direct.fields()).as(operation).containsKey("Content-type");
      }
      assertThat(server.service().answer(call(server.endpoint(), "Echo.Say")).body())
          .asString(StandardCharsets.UTF_8)
          .isEqualTo("\"x\"");
    }
  }

  @Test
  void aHandlerThatDoesNotAnswerIsABrokenOne() {
    HttpService silent = new HandlerService(exchange -> {});

    assertThatIllegalStateException()
        .isThrownBy(() -> silent.answer(call(URI.create("http://127.0.0.1:1"), "Echo.Say")))
        .withMessageContaining("POST");
  }

  private static HttpCall call(URI endpoint, String operation) {
    return new HttpCall(
        "POST",
        endpoint.resolve("/"),
        Map.of(
            "X-Amz-Target", List.of(operation),
            "Content-Type", List.of("application/x-amz-json-1.0")),
        TextNode.valueOf("x").toString().getBytes(StandardCharsets.UTF_8));
  }
}
