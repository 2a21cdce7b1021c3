package dev.receipts.functions.storereceipts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelTest {

  @Test
  void doesAllAndAsManyAtOnceAsAllowed() {
    Set<Integer> done = ConcurrentHashMap.newKeySet();
    AtomicInteger inProgress = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    // Opens only when four are in progress.
    CyclicBarrier gate = new CyclicBarrier(4);

    Parallel.forEach(
        4,
        numbers(1_000),
        number -> {
          most.accumulateAndGet(inProgress.incrementAndGet(), Math::max);
          done.add(number);
          await(gate);
          inProgress.decrementAndGet();
        });

    assertThat(done).hasSize(1_000);
    assertThat(most.get()).isEqualTo(4);
  }

  @Test
  void stopsAtAFailureAndThrowsIt() {
    AtomicInteger done = new AtomicInteger();

    assertThatThrownBy(
            () ->
                Parallel.forEach(
                    2,
                    numbers(1_000_000),
                    number -> {
                      done.incrementAndGet();
                      throw new IllegalStateException("number " + number);
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(done.get()).isLessThan(1_000);
  }

  private static void await(CyclicBarrier gate) {
    try {
      gate.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException("Fewer than four were in progress", e);
    }
  }

  private static Supplier<Optional<Integer>> numbers(int count) {
    Iterator<Integer> numbers = IntStream.range(0, count).iterator();
    return () -> numbers.hasNext() ? Optional.of(numbers.next()) : Optional.empty();
  }
}
