package dev.receipts.local.rehearsal;

import dev.receipts.document.DocumentId;
import dev.receipts.local.rehearsal.Evidence.Load;
import dev.receipts.local.rehearsal.Evidence.NamedFailure;
import dev.receipts.local.rehearsal.Evidence.OfDocument;
import dev.receipts.reconcile.Balance;
import dev.receipts.reconcile.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What has to hold after every scenario: nothing is lost, nothing is doubled, every failure says
 * what it was, and nothing is left over.
 */
final class Invariants {
  private static final double MOST_THROTTLED_PERCENT = 1;

  private final Evidence evidence;
  private final List<Violation> violations = new ArrayList<>();
  private final Set<DocumentId> lost = new HashSet<>();
  private final Set<DocumentId> doubled = new HashSet<>();

  private Invariants(Evidence evidence) {
    this.evidence = evidence;
  }

  /**
   * What was found.
   *
   * @param lost how many documents are not stored as they should be
   * @param doubled how many documents have something twice
   */
  record Finding(List<Violation> violations, int lost, int doubled) {
    Finding {
      violations = List.copyOf(violations);
    }
  }

  /**
   * Checks everything.
   *
   * @param mayBeNamed whether an error's name may stand on a dead-letter message of the scenario
   */
  static Finding check(Evidence evidence, Predicate<String> mayBeNamed) {
    Invariants invariants = new Invariants(evidence);
    invariants.nothingIsLost();
    invariants.nothingIsDoubled();
    invariants.everyFailureSaysWhatItWas(mayBeNamed);
    invariants.nothingIsLeftOver();
    invariants.nothingIsOverrun();
    invariants.theLedgerCloses();
    return new Finding(invariants.violations, invariants.lost.size(), invariants.doubled.size());
  }

  private void nothingIsLost() {
    each(
        lost,
        "Every document is stored in the end.",
        document -> !document.status().equals("STORED"),
        document -> document.status().isEmpty() ? "no row" : document.status());
    each(
        lost,
        "A stored document has gone through all stages.",
        document -> document.status().equals("STORED") && !document.completed(),
        document -> "not completed");
    each(
        lost,
        "Every receipt is stored with the values that are on it.",
        document ->
            document.status().equals("STORED")
                && !document.stored().containsAll(document.expected()),
        document -> "stored " + document.stored() + " for " + document.expected());
    each(
        lost,
        "There is a mail about every document.",
        document -> document.status().equals("STORED") && document.mails() < document.versions(),
        document -> "%d mails about %d uploads".formatted(document.mails(), document.versions()));
  }

  private void nothingIsDoubled() {
    each(
        doubled,
        "No document has more receipts than are on it.",
        document -> document.stored().size() > document.expected().size(),
        document ->
            "%d receipts instead of %d"
                .formatted(document.stored().size(), document.expected().size()));
    each(
        doubled,
        "A document is started once.",
        document -> document.executions() > 1,
        document -> document.executions() + " executions");
    each(
        doubled,
        "Textract is paid once for a document, and once more for each job that it spoilt itself.",
        document -> document.jobs() > document.versions() + document.jobsSpoilt(),
        document -> "%d jobs, %d of them spoilt".formatted(document.jobs(), document.jobsSpoilt()));
    each(
        doubled,
        "There is one mail about a document, and one more for each that SES took unknown to all.",
        document -> document.mails() > document.versions() + document.mailsInDoubt(),
        document ->
            "%d mails, %d of them in doubt".formatted(document.mails(), document.mailsInDoubt()));
  }

  private void everyFailureSaysWhatItWas(Predicate<String> mayBeNamed) {
    Map<String, List<NamedFailure>> untold =
        evidence.failures().stream()
            .filter(failure -> !mayBeNamed.test(failure.error()))
            .collect(Collectors.groupingBy(failure -> failure.error() + " at " + failure.stage()));
    untold.forEach(
        (error, failures) ->
            violations.add(
                new Violation(
                    "Every failure names its cause.",
                    failures.stream().map(NamedFailure::document).distinct().toList(),
                    error)));
  }

  private void nothingIsLeftOver() {
    evidence
        .messages()
        .forEach(
            (queue, number) -> {
              if (number > 0) {
                general("Every queue is empty in the end.", number + " in the " + queue);
              }
            });
    if (!evidence.leases().isEmpty()) {
      general("Every lease is given back.", "held by " + new TreeSet<>(evidence.leases()));
    }
    if (!evidence.running().isEmpty()) {
      general("Every execution ends.", "running: " + new TreeSet<>(evidence.running()));
    }
  }

  private void theLedgerCloses() {
    Balance balance = evidence.balance();
    if (!balance.closes()
        || balance.uploaded() != evidence.documents().size()
        || balance.at(Place.WAITING) > 0
        || balance.at(Place.IN_FLIGHT) > 0) {
      general(
          "The ledger closes.",
          "%d documents uploaded, and the ledger says %s"
              .formatted(evidence.documents().size(), new TreeMap<>(balance.byPlace())));
    }
  }

  private void nothingIsOverrun() {
    Load load = evidence.load();
    if (load.admitted() && load.mostInFlight() > RehearsalStack.IN_FLIGHT_LIMIT) {
      general(
          "Never more than %d documents are in flight.".formatted(RehearsalStack.IN_FLIGHT_LIMIT),
          load.mostInFlight() + " at once");
    }
    if (load.admitted() && load.throttledPercent() >= MOST_THROTTLED_PERCENT) {
      general(
          "Textract refuses less than one call of a hundred by its quotas.",
          "%d of %d".formatted(load.textractThrottled(), load.textractCalls()));
    }
  }

  private void general(String invariant, String detail) {
    violations.add(new Violation(invariant, List.of(), detail));
  }

  private void each(
      Set<DocumentId> counted,
      String invariant,
      Predicate<OfDocument> isViolated,
      Function<OfDocument, String> detail) {
    List<OfDocument> violating = evidence.documents().stream().filter(isViolated).toList();
    if (violating.isEmpty()) {
      return;
    }
    List<DocumentId> ids = violating.stream().map(OfDocument::id).toList();
    counted.addAll(ids);
    violations.add(new Violation(invariant, ids, detail.apply(violating.getFirst())));
  }
}
