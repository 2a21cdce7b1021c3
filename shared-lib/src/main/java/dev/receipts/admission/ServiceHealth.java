package dev.receipts.admission;

import dev.receipts.admission.AdmissionItem.Attempt;
import dev.receipts.admission.CircuitBreaker.Closed;
import dev.receipts.admission.CircuitBreaker.HalfOpen;
import dev.receipts.aws.AwsCalls;
import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.error.ServiceUnavailableException;
import dev.receipts.lambda.Environment;
import dev.receipts.pipeline.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Tells the {@link CircuitBreaker} how Textract and SES are. Only failures are written down, and in
 * an item of their own, so that a service that answers costs nothing. A failure is reported when it
 * happens and not after its retries: otherwise all documents in progress would have failed for good
 * before the breaker trips.
 *
 * <p>Reporting never fails: what cannot be reported is logged.
 */
public final class ServiceHealth {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceHealth.class);
  private static final String FAILURES = "failures";

  /** How often a failure is counted again when others were counted in between. */
  private static final int ATTEMPTS = 10;

  private final DynamoDbClient dynamo;
  private final String table;
  private final Admission admission;
  private final BreakerSettings settings;
  private final InstantSource clock;

  public ServiceHealth(
      DynamoDbClient dynamo, String table, BreakerSettings settings, InstantSource clock) {
    this.dynamo = dynamo;
    this.table = table;
    this.admission = new Admission(dynamo, table);
    this.settings = settings;
    this.clock = clock;
  }

  /** As a function is configured for it, by the variables that are read here. */
  public static ServiceHealth of(
      Environment environment, DynamoDbClient dynamo, InstantSource clock) {
    return new ServiceHealth(
        dynamo,
        environment.required("ADMISSION_TABLE"),
        new BreakerSettings(
            environment.requiredInt("BREAKER_THRESHOLD"),
            Duration.ofSeconds(environment.requiredInt("BREAKER_WINDOW_SECONDS")),
            Duration.ofSeconds(environment.requiredInt("BREAKER_PROBE_SECONDS"))),
        clock);
  }

  /** A service as one execution calls it. */
  public interface WatchedService {
    /**
     * Makes one call as {@link AwsCalls#call} does, and reports it when the service could not be
     * reached or failed.
     */
    <T> T call(Supplier<T> call);

    /** A service that nobody watches. */
    static WatchedService of(Service service) {
      return new WatchedService() {
        @Override
        public <T> T call(Supplier<T> call) {
          return AwsCalls.call(service, call);
        }
      };
    }
  }

  /**
   * A service, watched while an execution calls it.
   *
   * @param execution its name
   */
  public WatchedService watch(Service service, String execution) {
    return new WatchedService() {
      @Override
      public <T> T call(Supplier<T> call) {
        try {
          return AwsCalls.call(service, call);
        } catch (ServiceUnavailableException e) {
          report(() -> failed(service, execution));
          throw e;
        }
      }
    };
  }

  /**
   * Reports that an execution failed after all retries.
   *
   * @param execution its name
   */
  public void failed(Stage stage, String error, String execution) {
    report(
        () -> {
          for (Service service : List.of(Service.TEXTRACT, Service.SES)) {
            if (Verdict.on(service, stage, error) == Verdict.DOWN) {
              failed(service, execution);
            }
          }
          admission.change(
              breaker ->
                  breaker instanceof HalfOpen halfOpen
                          && Verdict.on(halfOpen.service(), stage, error) == Verdict.ANSWERED
                      ? halfOpen.answered(execution)
                      : breaker);
        });
  }

  private void failed(Service service, String execution) {
    Instant now = clock.instant();
    CircuitBreaker breaker =
        admission.change(before -> before.failed(service, execution, now, settings));
    if (breaker instanceof Closed && suffices(service, execution, now)) {
      admission.change(before -> before.tripped(service, now, settings));
      LOG.warn(
          "{} failed {} documents within {} seconds: admission is paused until a probe succeeds",
          service.title(),
          settings.threshold(),
          settings.window().toSeconds());
    }
  }

  /** Counts a failure; once there are enough, counting begins anew. */
  private boolean suffices(Service service, String execution, Instant now) {
    AdmissionItem item = new AdmissionItem(dynamo, table, FAILURES + "-" + service);
    Map<String, AttributeValue> before = item.read();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      RecentFailures failures = failures(before).with(execution, now, settings);
      boolean enough = failures.suffice(settings);
      Attempt written = write(item, before, enough ? new RecentFailures(Map.of()) : failures);
      if (written.done()) {
        return enough;
      }
      before = written.item();
    }
    return false;
  }

  private static Attempt write(
      AdmissionItem item, Map<String, AttributeValue> before, RecentFailures after) {
    AttributeValue value = AdmissionState.value(after.byExecution());
    return item.update(
        request ->
            request
                .updateExpression("SET failures = :after")
                .conditionExpression(
                    before.containsKey(FAILURES)
                        ? "failures = :before"
                        : "attribute_not_exists(failures)")
                .expressionAttributeValues(
                    before.containsKey(FAILURES)
                        ? Map.of(":after", value, ":before", before.get(FAILURES))
                        : Map.of(":after", value)));
  }

  private static RecentFailures failures(Map<String, AttributeValue> item) {
    return new RecentFailures(
        item.containsKey(FAILURES) ? AdmissionState.times(item.get(FAILURES)) : Map.of());
  }

  private static void report(Runnable report) {
    try {
      report.run();
    } catch (RuntimeException e) {
      // Whatever it is: the failure that was to be reported is the one to be seen.
      LOG.warn("The failure of a service could not be reported", e);
    }
  }
}
