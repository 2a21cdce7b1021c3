package dev.receipts.local.queue;

import java.time.Instant;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.Props;
import org.elasticmq.actor.queue.InternalMessage;
import org.elasticmq.actor.queue.OperationSuccessful$;
import org.elasticmq.actor.queue.QueueEvent;

/** Hears of every change of ElasticMQ's queues, which wait for its answer. */
final class ContentsListener extends AbstractActor {
  private final QueueContents contents;

  private ContentsListener(QueueContents contents) {
    this.contents = contents;
  }

  static Props noting(QueueContents contents) {
    return Props.create(ContentsListener.class, () -> new ContentsListener(contents));
  }

  @Override
  public Receive createReceive() {
    return receiveBuilder()
        .match(QueueEvent.MessageAdded.class, event -> put(event.queueName(), event.message()))
        .match(QueueEvent.MessageUpdated.class, event -> put(event.queueName(), event.message()))
        .match(QueueEvent.MessageRemoved.class, this::remove)
        .match(QueueEvent.QueueDeleted.class, this::removeAll)
        .matchAny(event -> done())
        .build();
  }

  private void put(String queue, InternalMessage message) {
    contents.put(queue, message.id(), Instant.ofEpochMilli(message.nextDelivery()));
    done();
  }

  private void remove(QueueEvent.MessageRemoved event) {
    contents.remove(event.queueName(), event.messageId());
    done();
  }

  private void removeAll(QueueEvent.QueueDeleted event) {
    contents.removeAll(event.queueName());
    done();
  }

  private void done() {
    getSender().tell(OperationSuccessful$.MODULE$, getSelf());
  }
}
