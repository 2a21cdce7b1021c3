package dev.receipts.local.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.json.Json;
import dev.receipts.local.faults.ClockSkew;
import dev.receipts.local.handlers.TestHandlers;
import dev.receipts.local.time.StackClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LambdaApiTest {
  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private LambdaService lambda;
  private LambdaApi api;

  @BeforeEach
  void start() throws IOException {
    lambda =
        new LambdaService(
            List.of(
                TestArtifact.function(
                    "work",
                    TestHandlers.Exclaim.class,
                    TestArtifact.build(folder),
                    Duration.ofSeconds(30),
                    Map.of("A", "b"),
                    OptionalInt.empty())),
            function -> Map.of(),
            folder.resolve("unpacked"),
            folder.resolve("logs"),
            1,
            ClockSkew.NONE,
            StackClock.system());
    api = LambdaApi.start(lambda, 0);
  }

  @AfterEach
  void stop() {
    api.close();
    lambda.close();
    client.close();
  }

  @Test
  void anInvocationAnswersWithThePayloadAndTheVersion() throws Exception {
    HttpResponse<String> answer =
        post("/2015-03-31/functions/work/invocations?Qualifier=live", "\"x\"", "Tail");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("\"x!\"");
    assertThat(answer.headers().firstValue("X-Amz-Executed-Version")).contains("1");
    assertThat(answer.headers().firstValue("X-Amz-Function-Error")).isEmpty();
    String log = answer.headers().firstValue("X-Amz-Log-Result").orElseThrow();
    assertThat(new String(Base64.getDecoder().decode(log), StandardCharsets.UTF_8))
        .contains("got x");
  }

  @Test
  void aFunctionsErrorIsMarkedAsOne() throws Exception {
    HttpResponse<String> answer =
        post("/2015-03-31/functions/work/invocations", "\"fail\"", "None");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("X-Amz-Function-Error")).contains("Unhandled");
    assertThat(Json.mapper().readTree(answer.body()).path("errorType").asText())
        .isEqualTo("java.lang.IllegalStateException");
  }

  @Test
  void anUnknownFunctionIsNotFound() throws Exception {
    HttpResponse<String> answer = post("/2015-03-31/functions/nobody/invocations", "{}", "None");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("x-amzn-ErrorType"))
        .contains("ResourceNotFoundException");
  }

  @Test
  void whatIsNoJsonIsRefused() throws Exception {
    assertThat(post("/2015-03-31/functions/work/invocations", "{x", "None").statusCode())
        .isEqualTo(400);
  }

  @Test
  void functionsAreListedAndShown() throws Exception {
    assertThat(get("/2015-03-31/functions/").at("/Functions/0/FunctionName").asText())
        .isEqualTo("work");
    assertThat(get("/2015-03-31/functions/work").at("/Configuration/Handler").asText())
        .isEqualTo(TestHandlers.Exclaim.class.getName());
    assertThat(
            get("/2015-03-31/functions/work/configuration").at("/Environment/Variables/A").asText())
        .isEqualTo("b");
  }

  @Test
  void theSettingsOfAnAliasAreShownAndThoseOfAnUnknownOneAreNotFound() throws Exception {
    String configuration = "/2015-03-31/functions/work/configuration?Qualifier=";

    assertThat(get(configuration + "live").at("/Environment/Variables/A").asText()).isEqualTo("b");
    assertThat(get(configuration + "nobody").path("Message").asText())
        .isEqualTo("Function not found: work:nobody");
  }

  private JsonNode get(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(uri(path)).build();
    return Json.mapper()
        .readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  private HttpResponse<String> post(String path, String body, String logType) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri(path))
            .header("X-Amz-Log-Type", logType)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return api.endpoint().resolve(path);
  }
}
