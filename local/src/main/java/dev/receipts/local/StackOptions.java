package dev.receipts.local;

import dev.receipts.local.faults.ClockSkew;
import dev.receipts.local.faults.EventFaults;
import dev.receipts.local.faults.FaultPlan;
import dev.receipts.local.states.ExecutionListener;
import dev.receipts.local.textract.Faults;
import dev.receipts.local.textract.TextractQuotas;
import dev.receipts.local.time.StackClock;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How to start an {@link EmbeddedStack}.
 *
 * @param projectRoot the folder with {@code template.yaml}; the built artifacts are below it
 * @param dataFolder keeps everything between runs; without it data lives in memory and temporary
 *     files
 * @param parameters values for the template's parameters, over the local defaults
 * @param textractFaults what Textract's stand-in is to do wrong
 * @param textractQuotas how much Textract's stand-in takes at once
 * @param faults what goes wrong when functions call AWS
 * @param eventFaults what goes wrong with the events of uploaded objects
 * @param clockSkew by how much functions' clocks are wrong
 * @param clock gives the time of everything; the stack closes it
 * @param executions hears what executions do
 */
public record StackOptions(
    Path projectRoot,
    Optional<Path> dataFolder,
    Ports ports,
    Map<String, String> parameters,
    Faults textractFaults,
    TextractQuotas textractQuotas,
    FaultPlan faults,
    EventFaults eventFaults,
    ClockSkew clockSkew,
    Supplier<StackClock> clock,
    ExecutionListener executions) {
  public StackOptions {
    projectRoot = projectRoot.toAbsolutePath().normalize();
    dataFolder = dataFolder.map(folder -> folder.toAbsolutePath().normalize());
    parameters = Map.copyOf(parameters);
  }

  /** Data in memory, on free ports, with local defaults. */
  public static Builder of(Path projectRoot) {
    return new Builder(projectRoot);
  }

  /** Sets what differs from the defaults. */
  public static final class Builder {
    private final Path projectRoot;
    private Optional<Path> dataFolder = Optional.empty();
    private Ports ports = Ports.free();
    private Map<String, String> parameters = Map.of();
    private Faults textractFaults = Faults.NONE;
    private FaultPlan faults = FaultPlan.NONE;
    private TextractQuotas textractQuotas = TextractQuotas.GENEROUS;
    private EventFaults eventFaults = EventFaults.NONE;
    private ClockSkew clockSkew = ClockSkew.NONE;
    private Supplier<StackClock> clock = StackClock::system;
    private ExecutionListener executions = ExecutionListener.none();

    private Builder(Path projectRoot) {
      this.projectRoot = projectRoot;
    }

    public Builder dataFolder(Path folder) {
      dataFolder = Optional.of(folder);
      return this;
    }

    public Builder ports(Ports chosen) {
      ports = chosen;
      return this;
    }

    public Builder parameters(Map<String, String> values) {
      parameters = values;
      return this;
    }

    public Builder textractFaults(Faults faults) {
      textractFaults = faults;
      return this;
    }

    public Builder faults(FaultPlan plan) {
      faults = plan;
      return this;
    }

    public Builder textractQuotas(TextractQuotas quotas) {
      textractQuotas = quotas;
      return this;
    }

    public Builder eventFaults(EventFaults plan) {
      eventFaults = plan;
      return this;
    }

    public Builder clockSkew(ClockSkew skew) {
      clockSkew = skew;
      return this;
    }

    public Builder clock(Supplier<StackClock> source) {
      clock = source;
      return this;
    }

    public Builder executions(ExecutionListener listener) {
      executions = listener;
      return this;
    }

    public StackOptions build() {
      return new StackOptions(
          projectRoot,
          dataFolder,
          ports,
          parameters,
          textractFaults,
          textractQuotas,
          faults,
          eventFaults,
          clockSkew,
          clock,
          executions);
    }
  }
}
