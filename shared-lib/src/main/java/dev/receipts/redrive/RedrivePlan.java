package dev.receipts.redrive;

import dev.receipts.pipeline.Stage;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be done about the failures of a selection.
 *
 * @param others how many failures in the queue the selection does not mean
 * @param unreadable the ids of messages in the queue that are not about failures
 */
public record RedrivePlan(List<PlannedRedrive> redrives, int others, List<String> unreadable) {
  public RedrivePlan {
    redrives = List.copyOf(redrives);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * The plan in numbers.
   *
   * @param redriven executions to be redriven
   * @param startedAnew new executions that take the place of those that cannot be
   * @param resumesAt how many of both go on at each stage
   * @param priceUSD of the pages that would be billed again; an estimate by list price
   */
  public record Summary(
      int failures,
      int redriven,
      int startedAnew,
      int quarantined,
      int outOfDate,
      int impossible,
      Map<Stage, Integer> resumesAt,
      int pagesBilledAgain,
      BigDecimal priceUSD,
      int others,
      int unreadable) {}

  /** Counts. */
  public Summary summary() {
    Map<Stage, Integer> resumesAt = new EnumMap<>(Stage.class);
    int pages = 0;
    BigDecimal price = BigDecimal.ZERO;
    for (PlannedRedrive planned : redrives) {
      switch (planned.step()) {
        case Step.RedriveExecution(Stage stage) -> resumesAt.merge(stage, 1, Integer::sum);
        case Step.NewExecution anew -> resumesAt.merge(anew.resumesAt(), 1, Integer::sum);
        case Step.Quarantine q -> {}
        case Step.OutOfDate o -> {}
        case Step.Impossible i -> {}
      }
      pages += planned.pagesBilledAgain();
      price = price.add(planned.price());
    }
    return new Summary(
        redrives.size(),
        count(Step.RedriveExecution.class),
        count(Step.NewExecution.class),
        count(Step.Quarantine.class),
        count(Step.OutOfDate.class),
        count(Step.Impossible.class),
        resumesAt,
        pages,
        price,
        others,
        unreadable.size());
  }

  private int count(Class<? extends Step> kind) {
    return (int) redrives.stream().filter(planned -> kind.isInstance(planned.step())).count();
  }
}
