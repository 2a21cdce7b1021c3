package dev.receipts.local.rehearsal;

import dev.receipts.local.faults.AwsCall;
import dev.receipts.local.faults.Fault;
import dev.receipts.local.textract.JobFate;
import dev.receipts.local.textract.Operation;
import dev.receipts.local.textract.TextractError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Several kinds of mischief at once. Where they want different things, the first one has its way.
 */
final class Together implements Mischief {
  private final List<Mischief> parts;

  Together(List<Mischief> parts) {
    this.parts = List.copyOf(parts);
  }

  @Override
  public Optional<Fault> onCall(AwsCall call, String subject) {
    return parts.stream().flatMap(part -> part.onCall(call, subject).stream()).findFirst();
  }

  @Override
  public Optional<TextractError> onTextract(Operation operation) {
    return parts.stream().flatMap(part -> part.onTextract(operation).stream()).findFirst();
  }

  @Override
  public JobFate onJob(String key, int pages) {
    return parts.stream()
        .map(part -> part.onJob(key, pages))
        .filter(fate -> !(fate instanceof JobFate.Normal))
        .findFirst()
        .orElseGet(JobFate.Normal::new);
  }

  @Override
  public List<Duration> deliveries(String key) {
    return parts.stream()
        .filter(part -> !part.toldAtOnce(key))
        .findFirst()
        .orElse(NONE)
        .deliveries(key);
  }

  @Override
  public boolean toldAtOnce(String key) {
    return parts.stream().allMatch(part -> part.toldAtOnce(key));
  }

  @Override
  public Duration skew(String function) {
    return parts.stream().map(part -> part.skew(function)).reduce(Duration.ZERO, Duration::plus);
  }

  @Override
  public boolean stopsAt(String key, String state) {
    return parts.stream().anyMatch(part -> part.stopsAt(key, state));
  }

  @Override
  public boolean bypassesAdmission() {
    return parts.stream().anyMatch(Mischief::bypassesAdmission);
  }

  @Override
  public boolean replacesTheOneBefore(String key) {
    return parts.stream().anyMatch(part -> part.replacesTheOneBefore(key));
  }

  @Override
  public boolean uploadsAtOnce() {
    return parts.stream().anyMatch(Mischief::uploadsAtOnce);
  }
}
