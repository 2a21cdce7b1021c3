package dev.receipts.local.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.document.DocumentId;
import dev.receipts.local.rehearsal.Evidence.Load;
import dev.receipts.local.rehearsal.Evidence.NamedFailure;
import dev.receipts.local.rehearsal.Evidence.OfDocument;
import dev.receipts.local.rehearsal.Invariants.Finding;
import dev.receipts.reconcile.Balance;
import dev.receipts.reconcile.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A rehearsal is worth nothing unless it can fail: each thing that must not be is noticed. */
class InvariantsTest {
  private static final DocumentId ID = DocumentId.of("inbox", "a.pdf", "1");
  private static final ExpectedReceipt RECEIPT =
      new ExpectedReceipt("BALCOR DENFAR STORE", "2026-03-14", "R100001", "12.5");
  private static final ExpectedReceipt OTHER =
      new ExpectedReceipt("HALKEL LOMMAR STORE", "2026-03-15", "R100002", "3.2");

  private static final Load QUIET = new Load(true, 50, 1000, 9);

  @Test
  void moreThanIsAllowedAtOnceIsTold() {
    assertThat(check(new Load(true, 51, 1000, 9)).violations()).hasSize(1);
    assertThat(check(new Load(true, 50, 1000, 10)).violations()).hasSize(1);
    assertThat(check(new Load(false, 500, 1000, 900)).violations()).isEmpty();
  }

  @Test
  void whatIsAsItShouldBePasses() {
    Finding finding = check(document("STORED", List.of(RECEIPT), 1, 1, 0, 1, 0));

    assertThat(finding.violations()).isEmpty();
    assertThat(finding.lost()).isZero();
    assertThat(finding.doubled()).isZero();
  }

  @Test
  void aDocumentThatIsNotStoredIsLost() {
    assertLost(document("", List.of(), 0, 0, 0, 0, 0));
    assertLost(document("FAILED", List.of(), 1, 1, 0, 0, 0));
    assertLost(document("STORED", List.of(), 1, 1, 0, 1, 0));
    assertLost(document("STORED", List.of(OTHER), 1, 1, 0, 1, 0));
    assertLost(document("STORED", List.of(RECEIPT), 1, 1, 0, 0, 0));
    assertLost(
        new OfDocument(ID, 1, List.of(RECEIPT), "STORED", false, List.of(RECEIPT), 1, 1, 0, 1, 0));
  }

  @Test
  void whatIsThereTwiceIsDoubled() {
    assertDoubled(document("STORED", List.of(RECEIPT, OTHER), 1, 1, 0, 1, 0));
    assertDoubled(document("STORED", List.of(RECEIPT), 2, 1, 0, 1, 0));
    assertDoubled(document("STORED", List.of(RECEIPT), 1, 2, 0, 1, 0));
    assertDoubled(document("STORED", List.of(RECEIPT), 1, 1, 0, 2, 0));
  }

  @Test
  void twoVersionsOfAnObjectHaveAJobAndAMailEach() {
    List<ExpectedReceipt> stored = List.of(RECEIPT);
    assertThat(
            check(new OfDocument(ID, 2, stored, "STORED", true, stored, 1, 2, 0, 2, 0))
                .violations())
        .isEmpty();
    assertDoubled(new OfDocument(ID, 2, stored, "STORED", true, stored, 1, 3, 0, 2, 0));
    assertDoubled(new OfDocument(ID, 2, stored, "STORED", true, stored, 1, 2, 0, 3, 0));
    assertLost(new OfDocument(ID, 2, stored, "STORED", true, stored, 1, 2, 0, 1, 0));
  }

  @Test
  void whatTextractSpoiltMayBeStartedAgainAndWhatNobodyKnewOfSentAgain() {
    assertThat(check(document("STORED", List.of(RECEIPT), 1, 2, 1, 2, 1)).violations()).isEmpty();
    assertDoubled(document("STORED", List.of(RECEIPT), 1, 3, 1, 2, 1));
    assertDoubled(document("STORED", List.of(RECEIPT), 1, 2, 1, 3, 1));
  }

  @Test
  void aFailureThatDoesNotNameItsCauseIsTold() {
    Finding finding =
        Invariants.check(
            new Evidence(
                List.of(),
                List.of(new NamedFailure(ID, "java.lang.NullPointerException", "ParseReceipts")),
                Map.of(),
                Set.of(),
                Set.of(),
                QUIET,
                balance(0)),
            "dev.receipts.error.StorageThrottledException"::equals);

    assertThat(finding.violations())
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.detail())
                  .isEqualTo("java.lang.NullPointerException at ParseReceipts");
              assertThat(violation.documents()).containsExactly(ID);
            });
  }

  @Test
  void whatIsLeftOverIsTold() {
    Finding finding =
        Invariants.check(
            new Evidence(
                List.of(),
                List.of(),
                Map.of("quarantine queue", 1L, "ingest queue", 0L),
                Set.of("a lease"),
                Set.of("an execution"),
                QUIET,
                balance(0)),
            error -> true);

    assertThat(finding.violations())
        .extracting(Violation::detail)
        .containsExactlyInAnyOrder(
            "1 in the quarantine queue", "held by [a lease]", "running: [an execution]");
  }

  private static void assertLost(OfDocument document) {
    Finding finding = check(document);
    assertThat(finding.lost()).as(document.toString()).isEqualTo(1);
    assertThat(finding.doubled()).isZero();
    assertThat(finding.violations()).isNotEmpty();
  }

  private static void assertDoubled(OfDocument document) {
    Finding finding = check(document);
    assertThat(finding.doubled()).as(document.toString()).isEqualTo(1);
    assertThat(finding.lost()).isZero();
    assertThat(finding.violations())
        .allSatisfy(violation -> assertThat(violation.documents()).containsExactly(ID));
  }

  private static Finding check(OfDocument document) {
    return Invariants.check(
        new Evidence(List.of(document), List.of(), Map.of(), Set.of(), Set.of(), QUIET, balance(1)),
        error -> false);
  }

  @Test
  void aLedgerThatMissesADocumentIsTold() {
    Finding finding =
        Invariants.check(
            new Evidence(List.of(), List.of(), Map.of(), Set.of(), Set.of(), QUIET, balance(1)),
            error -> false);

    assertThat(finding.violations())
        .singleElement()
        .extracting(Violation::invariant)
        .isEqualTo("The ledger closes.");
  }

  private static Balance balance(long stored) {
    return new Balance(Map.of(Place.STORED, stored), 0, 0, 0, 0);
  }

  private static Finding check(Load load) {
    return Invariants.check(
        new Evidence(List.of(), List.of(), Map.of(), Set.of(), Set.of(), load, balance(0)),
        error -> false);
  }

  private static OfDocument document(
      String status,
      List<ExpectedReceipt> stored,
      int executions,
      int jobs,
      int spoilt,
      int mails,
      int inDoubt) {
    return new OfDocument(
        ID,
        1,
        List.of(RECEIPT),
        status,
        status.equals("STORED"),
        stored,
        executions,
        jobs,
        spoilt,
        mails,
        inDoubt);
  }
}
