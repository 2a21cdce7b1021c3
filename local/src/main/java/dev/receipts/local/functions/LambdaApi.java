package dev.receipts.local.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.receipts.json.Json;
import dev.receipts.local.template.FunctionResource;
import dev.receipts.local.threads.ServiceThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lambda's API over HTTP, as far as it invokes and shows functions: Invoke, ListFunctions,
 * GetFunction and GetFunctionConfiguration.
 */
public final class LambdaApi implements AutoCloseable {
  private static final Pattern PATH =
      Pattern.compile("/2015-03-31/functions(?:/([^/]+)(/invocations|/configuration)?)?/?");

  private final LambdaService lambda;
  private final HttpServer server;
  private final ExecutorService threads = ServiceThreads.named("lambda-api");

  private LambdaApi(LambdaService lambda, HttpServer server) {
    this.lambda = lambda;
    this.server = server;
  }

  /**
   * Serves the API on the loopback interface.
   *
   * @param port 0 for any that is free
   */
  public static LambdaApi start(LambdaService lambda, int port) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      LambdaApi api = new LambdaApi(lambda, server);
      server.setExecutor(api.threads);
      server.createContext("/", api::handle);
      server.start();
      return api;
    } catch (IOException e) {
      throw new UncheckedIOException("Lambda's API cannot listen on port " + port, e);
    }
  }

  /** Where the API is. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    threads.close();
  }

  /** An answer's status and its JSON; headers are set on the exchange. */
  private record Answer(int status, String body) {}

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer;
      try {
        answer = answer(exchange);
      } catch (LambdaException e) {
        answer = error(exchange, e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        answer =
            error(exchange, new LambdaException(500, "ServiceException", "Lambda is stopping"));
      }
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException, InterruptedException {
    Matcher path = PATH.matcher(exchange.getRequestURI().getRawPath());
    String method = exchange.getRequestMethod();
    if (path.matches()) {
      Optional<String> name =
          Optional.ofNullable(path.group(1))
              .map(text -> URLDecoder.decode(text, StandardCharsets.UTF_8));
      String operation = Optional.ofNullable(path.group(2)).orElse("");
      if (method.equals("POST") && operation.equals("/invocations")) {
        return invoke(exchange, qualified(exchange, name.orElseThrow()));
      }
      if (method.equals("GET") && operation.equals("/configuration")) {
        return new Answer(200, configuration(qualified(exchange, name.orElseThrow())).toString());
      }
      if (method.equals("GET") && operation.isEmpty()) {
        return new Answer(200, name.map(this::function).orElseGet(this::list).toString());
      }
    }
    throw new LambdaException(
        501,
        "NotImplementedException",
        "The local Lambda can invoke and show functions; it does not know "
            + method
            + " "
            + exchange.getRequestURI().getPath());
  }

  private static String qualified(HttpExchange exchange, String name) {
    String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
    for (String parameter : query.split("&", -1)) {
      if (parameter.startsWith("Qualifier=")) {
        return name + ":" + parameter.substring("Qualifier=".length());
      }
    }
    return name;
  }

  private Answer invoke(HttpExchange exchange, String function)
      throws IOException, InterruptedException {
    Headers request = exchange.getRequestHeaders();
    Headers response = exchange.getResponseHeaders();
    byte[] body = exchange.getRequestBody().readAllBytes();
    byte[] payload = body.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : body;
    String type =
        Optional.ofNullable(request.getFirst("X-Amz-Invocation-Type")).orElse("RequestResponse");
    switch (type) {
      case "DryRun" -> {
        lambda.find(function);
        return new Answer(204, "");
      }
      case "Event" -> {
        lambda.send(function, LambdaService.parse(payload));
        return new Answer(202, "");
      }
      case "RequestResponse" -> {
        InvocationResult result = result(function, payload);
        response.set("X-Amzn-RequestId", result.requestId());
        response.set("X-Amz-Executed-Version", result.executedVersion());
        if (result.errorType().isPresent()) {
          response.set("X-Amz-Function-Error", "Unhandled");
        }
        if ("Tail".equals(request.getFirst("X-Amz-Log-Type"))) {
          response.set(
              "X-Amz-Log-Result", Base64.getEncoder().encodeToString(lambda.logTail(function)));
        }
        return new Answer(200, result.payload());
      }
      default ->
          throw new LambdaException(
              400, "InvalidParameterValueException", "There is no invocation type " + type);
    }
  }

  private InvocationResult result(String function, byte[] payload) throws InterruptedException {
    try {
      return lambda.invoke(function, payload).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LambdaException refused) {
        throw refused;
      }
      throw new LambdaException(500, "ServiceException", "The invocation broke off");
    }
  }

  private JsonNode list() {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    var functions = answer.putArray("Functions");
    lambda.functions().forEach(function -> functions.add(configuration(function)));
    return answer;
  }

  private JsonNode function(String name) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    FunctionResource function = lambda.find(name).resource();
    answer.set("Configuration", configuration(function));
    answer
        .putObject("Code")
        .put("RepositoryType", "local")
        .put("Location", function.artifact().toUri().toString());
    return answer;
  }

  private ObjectNode configuration(String name) {
    return configuration(lambda.find(name).resource());
  }

  private static ObjectNode configuration(FunctionResource function) {
    ObjectNode configuration = JsonNodeFactory.instance.objectNode();
    configuration.put("FunctionName", function.name());
    configuration.put("FunctionArn", function.arn());
    configuration.put("Handler", function.handler());
    configuration.put("Timeout", function.timeout().toSeconds());
    configuration.put("MemorySize", function.memory());
    configuration.put("Version", "$LATEST");
    configuration.put("PackageType", "Zip");
    configuration.put("State", "Active");
    configuration.set(
        "Environment",
        JsonNodeFactory.instance
            .objectNode()
            .set("Variables", Json.mapper().valueToTree(function.environment())));
    return configuration;
  }

  private static Answer error(HttpExchange exchange, LambdaException e) {
    exchange.getResponseHeaders().set("x-amzn-ErrorType", e.type());
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("Type", e.status() < 500 ? "User" : "Service");
    body.put("Message", e.getMessage());
    return new Answer(e.status(), body.toString());
  }
}
