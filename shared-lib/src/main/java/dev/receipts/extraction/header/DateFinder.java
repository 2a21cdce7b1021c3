package dev.receipts.extraction.header;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.evidence.Source;
import dev.receipts.extraction.evidence.Sourced;
import dev.receipts.extraction.evidence.Trace;
import dev.receipts.extraction.notation.DateToken;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Chooses the date of the receipt among all dates on it. */
public final class DateFinder {

  /**
   * The date of a receipt.
   *
   * @param other the other reading, where nothing on the receipt decides between day and month
   */
  public record Found(
      LocalDate date, Optional<LocalDate> other, Optional<Sourced<LocalTime>> time, Source source) {
    private Found on(LocalDate whole) {
      return new Found(whole, Optional.empty(), time, source);
    }
  }

  /** More dates than this are a calendar or a statement. */
  private static final int MAX_DATES = 200;

  /** What weighs less is not the date of the receipt. */
  private static final double LEAST = -15;

  /** For each other place where the same day is printed. */
  private static final double PRINTED_AGAIN = 3;

  private DateFinder() {}

  /**
   * The day of the receipt; where its day and month could be either, both readings.
   *
   * @param habits how dates are written where the receipt comes from
   */
  public static Optional<Found> find(List<RowFacts> rows, DateHabits habits, Trace trace) {
    List<DateCandidate> candidates = candidates(rows, habits);
    DayAndMonth order = DayAndMonth.of(candidates, habits);
    return likeliest(candidates, order, trace)
        .map(best -> whole(rows, best, found(best, candidates, order)));
  }

  private static List<DateCandidate> candidates(List<RowFacts> rows, DateHabits habits) {
    List<DateCandidate> candidates = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      RowFacts row = rows.get(i);
      for (DateToken token : row.dates()) {
        if (candidates.size() == MAX_DATES) {
          return candidates;
        }
        Optional<DateToken> possible = habits.possible(token);
        if (possible.isPresent()) {
          Optional<DateToken> onWeekday = DayAndMonth.onWeekday(row, possible.get());
          candidates.add(
              new DateCandidate(
                  onWeekday.orElse(possible.get()),
                  row,
                  DateWeight.of(rows, i, token),
                  onWeekday.isPresent()));
        }
      }
    }
    return candidates;
  }

  private static Optional<DateCandidate> likeliest(
      List<DateCandidate> candidates, DayAndMonth order, Trace trace) {
    Optional<DateCandidate> best = Optional.empty();
    double most = 0;
    for (DateCandidate candidate : candidates) {
      LocalDate date = order.read(candidate.token());
      double weight = candidate.weight();
      for (DateCandidate other : candidates) {
        if (!other.equals(candidate) && other.token().reads(date)) {
          weight += PRINTED_AGAIN;
        }
      }
      trace.candidate("date", date::toString, candidate.source(), weight);
      if (best.isEmpty() || weight > most) {
        best = Optional.of(candidate);
        most = weight;
      }
    }
    return most < LEAST ? Optional.empty() : best;
  }

  private static Found found(
      DateCandidate best, List<DateCandidate> candidates, DayAndMonth order) {
    DateToken token = best.token();
    Optional<LocalDate> sure = order.writtenOut(token, candidates);
    LocalDate date = sure.orElse(order.read(token));
    boolean settled = !token.ambiguous() || sure.isPresent() || token.isSettledBy(order.known());
    Optional<Sourced<LocalTime>> time =
        Stream.concat(
                Stream.of(best),
                candidates.stream().filter(candidate -> candidate.token().reads(date)))
            .map(DateCandidate::time)
            .flatMap(Optional::stream)
            .findFirst();
    return new Found(date, settled ? Optional.empty() : token.other(date), time, best.source());
  }

  /** With the whole date where the paper's edge cut the printed one. */
  private static Found whole(List<RowFacts> rows, DateCandidate printed, Found found) {
    return found
        .time
        .flatMap(time -> CutDate.restored(rows, printed, found.date, time.value()))
        .map(found::on)
        .orElse(found);
  }
}
