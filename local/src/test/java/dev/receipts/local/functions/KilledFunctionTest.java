package dev.receipts.local.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.receipts.json.Json;
import dev.receipts.local.faults.ClockSkew;
import dev.receipts.local.faults.Fault;
import dev.receipts.local.faults.FaultCounters;
import dev.receipts.local.faults.FaultGateway;
import dev.receipts.local.handlers.TestHandlers;
import dev.receipts.local.http.HttpAnswer;
import dev.receipts.local.http.HttpService;
import dev.receipts.local.http.ServiceConnection;
import dev.receipts.local.template.FunctionResource;
import dev.receipts.local.time.StackClock;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledFunctionTest {
  @TempDir private Path folder;

  @Test
  void aFunctionThatIsKilledAtACallHasNoFurtherEffectAndAFreshInstanceFollows() throws Exception {
    AtomicInteger arrived = new AtomicInteger();
    ConcurrentLinkedQueue<Fault> faults =
        new ConcurrentLinkedQueue<>(List.of(new Fault.CallerKilled(true)));
    HttpService service =
        call -> {
          arrived.incrementAndGet();
          return new HttpAnswer(204, Map.of(), new byte[0]);
        };
    ConcurrentLinkedQueue<LambdaService> started = new ConcurrentLinkedQueue<>();
    FaultGateway gateway =
        new FaultGateway(
            call -> Optional.ofNullable(faults.poll()),
            trace -> started.peek().kill(trace),
            new FaultCounters());
    try (LambdaService lambda =
        new LambdaService(
            List.of(TestArtifact.function(TestHandlers.Caller.class, TestArtifact.build(folder))),
            new Surroundings() {
              @Override
              public Map<String, String> environment(FunctionResource function) {
                return Map.of("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:1");
              }

              @Override
              public Optional<URLConnection> connect(FunctionResource function, URL url) {
                return Optional.of(
                    new ServiceConnection(
                        url, gateway.between(function.logicalId(), "SQS", service)));
              }
            },
            folder.resolve("unpacked"),
            folder.resolve("logs"),
            1,
            ClockSkew.NONE,
            StackClock.system())) {
      started.add(lambda);

      InvocationResult killed = invoke(lambda);
      InvocationResult next = invoke(lambda);

      assertThat(killed.errorType()).contains("Runtime.ExitError");
      assertThat(Json.mapper().readTree(killed.payload()).path("errorMessage").asText())
          .contains("RequestId: " + killed.requestId(), "signal: killed");
      assertThat(next.payload()).isEqualTo("\"204 204\"");
      assertThat(arrived).as("one call of the killed one, two of the next").hasValue(3);
    }
  }

  private static InvocationResult invoke(LambdaService lambda) throws Exception {
    return lambda.invoke("work", TextNode.valueOf("")).get(30, TimeUnit.SECONDS);
  }
}
