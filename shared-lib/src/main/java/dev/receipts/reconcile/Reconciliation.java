package dev.receipts.reconcile;

import dev.receipts.admission.Admission;
import dev.receipts.admission.LeftOverLeases;
import dev.receipts.aws.AwsCalls;
import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.aws.ExecutionLookup;
import dev.receipts.aws.QueueDepth;
import dev.receipts.document.SourceDocument;
import dev.receipts.error.RowDamagedException;
import dev.receipts.ledger.Ledger;
import dev.receipts.redrive.Redrive;
import dev.receipts.redrive.RedriveClients;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Compares the inbox bucket with the ledger, the executions and the queues: each uploaded version
 * of an object is found at exactly one {@link Place}. What does not add up is named as it is found,
 * so the memory that is needed does not depend on how many documents there are.
 */
public final class Reconciliation {
  /** How many documents one thread looks at: as many as one call reads the rows of. */
  private static final int AT_ONCE = 100;

  private final RedriveClients clients;
  private final ReconcileSettings settings;
  private final Redrive redrive;
  private final Ledger ledger;
  private final Executions executions;
  private final Admission admission;
  private final LeftOverLeases leftOverLeases;
  private final Repair repair;
  private final Clock clock;

  public Reconciliation(
      RedriveClients clients,
      ReconcileSettings settings,
      Redrive redrive,
      EndedExecutions ended,
      Clock clock) {
    this.clients = clients;
    this.settings = settings;
    this.redrive = redrive;
    this.ledger = new Ledger(clients.dynamoDb(), settings.documentsTable());
    ExecutionLookup lookup =
        new ExecutionLookup(clients.stepFunctions(), settings.stateMachineArn());
    this.executions = new Executions(lookup);
    this.admission = new Admission(clients.dynamoDb(), settings.admissionTable());
    this.leftOverLeases = new LeftOverLeases(admission, lookup);
    this.repair =
        new Repair(ledger, clients.sqs(), settings.ingestQueueUrl(), executions, ended, clock);
    this.clock = clock;
  }

  /**
   * Goes through all documents. May be run at any time and as often as one likes: a repair that is
   * done twice changes nothing the second time.
   *
   * @param found is told of each document that does not add up
   * @throws dev.receipts.error.PipelineException when a service failed; what was told and repaired
   *     until then stays
   */
  public Balance run(Order order, Consumer<Discrepancy> found) throws InterruptedException {
    Instant start = clock.instant();
    long waiting = QueueDepth.of(clients.sqs(), settings.ingestQueueUrl());
    Standings standings =
        new Standings(
            ledger,
            executions,
            new DeadLetters(redrive, clock, order.grace()),
            start.minus(order.grace()),
            waiting > 0);
    Tally tally = new Tally(order, found);
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      new Inventory(clients.s3(), settings.inboxBucket())
          .read(order.since(), page -> tally.add(stand(standings, page, threads)));
    } catch (Interrupted e) {
      Thread.currentThread().interrupt();
      throw (InterruptedException) e.getCause();
    }
    return tally.balance(waiting, rejected(), leftOverLeases(order));
  }

  private static List<Standing> stand(
      Standings standings, List<SourceDocument> documents, ExecutorService threads) {
    List<Callable<List<Standing>>> parts = new ArrayList<>();
    for (int from = 0; from < documents.size(); from += AT_ONCE) {
      List<SourceDocument> part =
          documents.subList(from, Math.min(documents.size(), from + AT_ONCE));
      parts.add(() -> standings.of(part));
    }
    List<Standing> all = new ArrayList<>();
    try {
      for (Future<List<Standing>> part : threads.invokeAll(parts)) {
        all.addAll(part.get());
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw new Interrupted(e);
    }
    return all;
  }

  private int leftOverLeases(Order order) {
    Instant now = clock.instant();
    Map<String, Instant> leftOver =
        leftOverLeases.among(admission.leases(), now, now.minus(order.grace()));
    if (order.repair()) {
      leftOverLeases.giveBack(leftOver);
    }
    return leftOver.size();
  }

  /** The ingest queue itself says where its dead letters go. */
  private long rejected() {
    String policy =
        AwsCalls.call(
                Service.SQS,
                () ->
                    clients
                        .sqs()
                        .getQueueAttributes(
                            request ->
                                request
                                    .queueUrl(settings.ingestQueueUrl())
                                    .attributeNames(QueueAttributeName.REDRIVE_POLICY)))
            .attributes()
            .get(QueueAttributeName.REDRIVE_POLICY);
    return Optional.ofNullable(policy)
        .flatMap(RedrivePolicy::deadLetterQueueName)
        .map(
            name ->
                AwsCalls.call(
                        Service.SQS,
                        () -> clients.sqs().getQueueUrl(request -> request.queueName(name)))
                    .queueUrl())
        .map(url -> QueueDepth.of(clients.sqs(), url))
        .orElse(0L);
  }

  /** Counts, tells and repairs. */
  private final class Tally {
    private final Order order;
    private final Consumer<Discrepancy> found;
    private final Map<Place, Long> byPlace = new EnumMap<>(Place.class);
    private long repaired;

    Tally(Order order, Consumer<Discrepancy> found) {
      this.order = order;
      this.found = found;
    }

    void add(List<Standing> standings) {
      for (Standing standing : standings) {
        byPlace.merge(standing.place(), 1L, Long::sum);
        switch (standing) {
          case Standing.Sound sound -> {}
          case Standing.Astray astray -> {
            boolean done = order.repair() && repair.repair(astray);
            repaired += done ? 1 : 0;
            found.accept(new Discrepancy(astray.document(), astray.gap(), Optional.empty(), done));
          }
          case Standing.Unreadable(SourceDocument document, RowDamagedException why) ->
              found.accept(
                  new Discrepancy(document, Gap.ROW_DAMAGED, Optional.of(why.getMessage()), false));
        }
      }
    }

    Balance balance(long waitingMessages, long rejectedMessages, long leases) {
      return new Balance(byPlace, repaired, waitingMessages, rejectedMessages, leases);
    }
  }

  /** Carries an interruption through a callback. */
  private static final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Interrupted(InterruptedException cause) {
      super(cause);
    }
  }
}
