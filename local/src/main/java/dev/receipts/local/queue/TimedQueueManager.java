package dev.receipts.local.queue;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.Props;
import org.elasticmq.MillisNextDelivery;
import org.elasticmq.NewMessageData;
import org.elasticmq.NextDelivery;
import org.elasticmq.msg.LookupQueue;
import org.elasticmq.msg.SendMessage;
import org.elasticmq.util.NowProvider;
import scala.Option;

/**
 * Stands before ElasticMQ's queues, so that messages are delayed by the queues' time. ElasticMQ
 * asks its {@link NowProvider} when a message is received, but the machine's clock when one is sent
 * with a delay: where the two differ, the delay would be longer or, after time has leapt, nothing.
 */
final class TimedQueueManager extends AbstractActor {
  private final ActorRef manager;
  private final NowProvider time;
  private final Queue<ActorRef> asking = new ArrayDeque<>();
  private final Map<ActorRef, ActorRef> entrances = new HashMap<>();

  private TimedQueueManager(ActorRef manager, NowProvider time) {
    this.manager = manager;
    this.time = time;
  }

  /**
   * @param manager ElasticMQ's own
   */
  static Props before(ActorRef manager, NowProvider time) {
    return Props.create(TimedQueueManager.class, () -> new TimedQueueManager(manager, time));
  }

  @Override
  public Receive createReceive() {
    return receiveBuilder()
        .match(LookupQueue.class, this::lookUp)
        .match(Option.class, this::answer)
        .matchAny(message -> manager.forward(message, getContext()))
        .build();
  }

  private void lookUp(LookupQueue message) {
    asking.add(getSender());
    manager.tell(message, getSelf());
  }

  /** The manager answers in the order in which it is asked. */
  private void answer(Option<?> queue) {
    asking.remove().tell(queue.map(found -> entrance((ActorRef) found)), getSelf());
  }

  private ActorRef entrance(ActorRef queue) {
    return entrances.computeIfAbsent(
        queue,
        one -> getContext().actorOf(Props.create(Entrance.class, () -> new Entrance(one, time))));
  }

  /** Hands everything on to a queue, and messages with the queue's time. */
  private static final class Entrance extends AbstractActor {
    private final ActorRef queue;
    private final NowProvider time;

    Entrance(ActorRef queue, NowProvider time) {
      this.queue = queue;
      this.time = time;
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder()
          .match(SendMessage.class, sent -> pass(new SendMessage(timed(sent.message()))))
          .matchAny(this::pass)
          .build();
    }

    private void pass(Object message) {
      queue.forward(message, getContext());
    }

    private NewMessageData timed(NewMessageData sent) {
      return new NewMessageData(
          sent.id(),
          sent.content(),
          sent.messageAttributes(),
          new QueueTimeDelivery(sent.nextDelivery(), time),
          sent.messageGroupId(),
          sent.messageDeduplicationId(),
          sent.orderIndex(),
          sent.tracingId(),
          sent.sequenceNumber(),
          sent.deadLetterSourceQueueName());
    }
  }

  /** A delivery that is reckoned from the queues' time, whatever time ElasticMQ names. */
  private static final class QueueTimeDelivery extends NextDelivery {
    private final NextDelivery delivery;
    private final NowProvider time;

    QueueTimeDelivery(NextDelivery delivery, NowProvider time) {
      this.delivery = delivery;
      this.time = time;
    }

    @Override
    public MillisNextDelivery toMillis(long now, long queueDelay) {
      return delivery.toMillis(time.nowMillis(), queueDelay);
    }
  }
}
