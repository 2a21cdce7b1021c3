package dev.receipts.local.faults;

import dev.receipts.document.DocumentId;
import dev.receipts.local.http.HttpAnswer;
import dev.receipts.local.http.HttpCall;
import dev.receipts.local.http.HttpService;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Stands between the functions and the services. It passes on what is said, unless the plan wants
 * something to go wrong.
 */
public final class FaultGateway {
  private final FaultPlan plan;
  private final Consumer<String> killer;
  private final Function<String, Optional<DocumentId>> documents;
  private final FaultCounters counters;
  private final Set<String> killed = ConcurrentHashMap.newKeySet();

  /**
   * @param killer ends the invocation with a trace ({@link TraceId}) at once, as if its process had
   *     died
   */
  public FaultGateway(FaultPlan plan, Consumer<String> killer, FaultCounters counters) {
    this(plan, killer, trace -> Optional.empty(), counters);
  }

  /**
   * @param killer ends the invocation with a trace ({@link TraceId}) at once, as if its process had
   *     died
   * @param documents says which document the invocation with a trace works on
   */
  public FaultGateway(
      FaultPlan plan,
      Consumer<String> killer,
      Function<String, Optional<DocumentId>> documents,
      FaultCounters counters) {
    this.counters = counters;
    this.plan = plan;
    this.killer = killer;
    this.documents = documents;
  }

  /**
   * A service as a function finds it.
   *
   * @param function the function's logical name in the template
   * @param name the service's, as in the SDKs' endpoint variables
   * @param service the real one
   */
  public HttpService between(String function, String name, HttpService service) {
    return call -> answer(function, name, service, call);
  }

  private HttpAnswer answer(String function, String name, HttpService service, HttpCall request)
      throws IOException {
    Optional<String> trace = TraceId.of(request);
    if (trace.filter(killed::contains).isPresent()) {
      throw unanswered();
    }
    AwsCall call =
        new AwsCall(function, name, Operations.of(name, request), trace.flatMap(documents));
    counters.called(call);
    Optional<Fault> fault = plan.next(call);
    if (fault.isEmpty()) {
      return service.answer(request);
    }
    counters.injected(call, fault.get());
    return switch (fault.get()) {
      case Fault.Refused(int status, String code, String message) ->
          ErrorAnswer.of(name, request, status, code, message);
      case Fault.AnsweredWith(int status, String code, String message) -> {
        service.answer(request);
        yield ErrorAnswer.of(name, request, status, code, message);
      }
      case Fault.Unanswered(boolean afterEffect) -> {
        if (afterEffect) {
          service.answer(request);
        }
        throw unanswered();
      }
      case Fault.CallerKilled(boolean afterEffect) -> {
        if (afterEffect) {
          service.answer(request);
        }
        trace.ifPresent(this::kill);
        throw unanswered();
      }
    };
  }

  private void kill(String trace) {
    // Nothing that the caller still says is heard.
    killed.add(trace);
    killer.accept(trace);
  }

  private static IOException unanswered() {
    return new EOFException("The connection ended without an answer");
  }
}
