package dev.receipts.local.rehearsal;

import dev.receipts.local.faults.AwsCall;
import dev.receipts.local.faults.Fault;
import dev.receipts.local.textract.JobFate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** The kinds of mischief that scenarios are made of. */
final class Mischiefs {
  private Mischiefs() {}

  /** Some calls go wrong, each time with the same probability. */
  static Mischief calls(Chance chance, double probability, Predicate<AwsCall> which, Fault fault) {
    return new Mischief() {
      @Override
      public Optional<Fault> onCall(AwsCall call, String subject) {
        return which.test(call) && chance.happens(probability, subject)
            ? Optional.of(fault)
            : Optional.empty();
      }
    };
  }

  /** All calls go wrong that the functions make for some documents. */
  static Mischief documents(
      Chance chance, double probability, Predicate<AwsCall> which, Fault fault) {
    return new Mischief() {
      @Override
      public Optional<Fault> onCall(AwsCall call, String subject) {
        return which.test(call) && chance.concerns(probability, subject)
            ? Optional.of(fault)
            : Optional.empty();
      }
    };
  }

  /**
   * The first job of some documents goes wrong.
   *
   * @param fate by key and number of pages; empty where it does not apply
   */
  static Mischief firstJobs(
      Chance chance, double probability, BiFunction<String, Integer, Optional<JobFate>> fate) {
    return new Mischief() {
      @Override
      public JobFate onJob(String key, int pages) {
        return chance.times("job " + key) == 0 && chance.concerns(probability, key)
            ? fate.apply(key, pages).orElseGet(JobFate.Normal::new)
            : new JobFate.Normal();
      }
    };
  }

  /** All uploads come at once, and every job takes a while. */
  static Mischief burst(Duration duration, boolean bypassesAdmission) {
    return new Mischief() {
      @Override
      public JobFate onJob(String key, int pages) {
        return new JobFate.Slow(duration);
      }

      @Override
      public List<Duration> deliveries(String key) {
        return bypassesAdmission ? List.of() : List.of(Duration.ZERO);
      }

      @Override
      public boolean toldAtOnce(String key) {
        return !bypassesAdmission;
      }

      @Override
      public boolean uploadsAtOnce() {
        return true;
      }

      @Override
      public boolean bypassesAdmission() {
        return bypassesAdmission;
      }
    };
  }

  /**
   * Some uploads take the key of the one before while that is being read, and the events of both
   * arrive in any order.
   */
  static Mischief uploadedAgain(Chance chance, double probability, Duration duration) {
    return new Mischief() {
      @Override
      public boolean replacesTheOneBefore(String key) {
        return chance.concerns(probability, key);
      }

      @Override
      public JobFate onJob(String key, int pages) {
        return new JobFate.Slow(duration);
      }

      @Override
      public List<Duration> deliveries(String key) {
        return chance.spread(1, duration, key + " version " + chance.times("versions of " + key));
      }

      @Override
      public boolean toldAtOnce(String key) {
        return false;
      }
    };
  }

  /** The events of uploads arrive at other times than they should. */
  static Mischief events(Function<String, List<Duration>> deliveries) {
    return new Mischief() {
      @Override
      public List<Duration> deliveries(String key) {
        return deliveries.apply(key);
      }

      @Override
      public boolean toldAtOnce(String key) {
        return deliveries.apply(key).equals(NONE.deliveries(key));
      }
    };
  }

  static Predicate<AwsCall> service(String service) {
    return call -> call.service().equals(service);
  }

  static Predicate<AwsCall> operation(String service, String... operations) {
    return call -> call.service().equals(service) && List.of(operations).contains(call.operation());
  }
}
