package dev.receipts.local.faults;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One connection of a function to a service, and its continuation to the real one. HTTP/1.1 without
 * pipelining: each request is answered before the next is read.
 */
final class GatewayConnection implements Closeable {
  private static final int BUFFER = 1 << 14;
  private static final int CONTINUE = 100;
  private static final byte[] GO_ON =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

  private final FaultGateway gateway;
  private final String function;
  private final FaultGateway.Service service;
  private final Socket caller;
  private final InputStream fromCaller;
  private final OutputStream toCaller;
  private final Socket onward = new Socket();
  private Optional<Upstream> upstream = Optional.empty();

  GatewayConnection(
      FaultGateway gateway, String function, FaultGateway.Service service, Socket caller)
      throws IOException {
    this.gateway = gateway;
    this.function = function;
    this.service = service;
    this.caller = caller;
    caller.setTcpNoDelay(true);
    onward.setTcpNoDelay(true);
    fromCaller = new BufferedInputStream(caller.getInputStream(), BUFFER);
    toCaller = new BufferedOutputStream(caller.getOutputStream(), BUFFER);
  }

  /** Serves requests until one side, or a fault, ends the connection. */
  void serve() throws IOException {
    boolean open = true;
    while (open) {
      Optional<MessageHead> request = MessageHead.read(fromCaller);
      open = request.isPresent() && !gateway.isDead(request.get()) && answer(request.get());
      toCaller.flush();
    }
  }

  /** Answers one request; false when the connection is to be closed. */
  private boolean answer(MessageHead request) throws IOException {
    Optional<Fault> fault =
        gateway.next(
            new AwsCall(
                function,
                service.name(),
                Operations.of(service.name(), request),
                gateway.document(request)));
    return fault.isEmpty() ? forward(request) : fail(request, fault.get());
  }

  private boolean fail(MessageHead request, Fault fault) throws IOException {
    return switch (fault) {
      case Fault.Refused(int status, String code, String message) -> {
        if (expectsContinue(request)) {
          toCaller.write(GO_ON);
          toCaller.flush();
        }
        request.copyRequestBody(fromCaller, OutputStream.nullOutputStream());
        ErrorAnswer.write(service.name(), request, status, code, message, toCaller);
        yield true;
      }
      case Fault.AnsweredWith(int status, String code, String message) -> {
        send(request);
        ErrorAnswer.write(service.name(), request, status, code, message, toCaller);
        yield false;
      }
      case Fault.Unanswered unanswered -> {
        if (unanswered.afterEffect()) {
          send(request);
        }
        yield false;
      }
      case Fault.CallerKilled killed -> {
        if (killed.afterEffect()) {
          send(request);
        }
        gateway.kill(request);
        yield false;
      }
    };
  }

  private boolean forward(MessageHead request) throws IOException {
    Answer answer = send(request);
    answer.head().write(toCaller);
    return answer.head().copyAnswerBody(request.method(), connected().in(), toCaller)
        && answer.sawWholeRequest();
  }

  /** Sends a request on. When its answer begins the service has done what it was asked. */
  private Answer send(MessageHead request) throws IOException {
    Upstream connected = connected();
    request.write(connected.out());
    if (expectsContinue(request)) {
      connected.out().flush();
      MessageHead first = connected.answer();
      if (first.status() != CONTINUE) {
        return new Answer(first, false);
      }
      toCaller.write(GO_ON);
      toCaller.flush();
    }
    request.copyRequestBody(fromCaller, connected.out());
    connected.out().flush();
    MessageHead answer = connected.answer();
    while (answer.status() == CONTINUE) {
      answer = connected.answer();
    }
    return new Answer(answer, true);
  }

  private static boolean expectsContinue(MessageHead request) {
    return request.field("expect").filter("100-continue"::equalsIgnoreCase).isPresent();
  }

  private Upstream connected() throws IOException {
    if (upstream.isEmpty()) {
      onward.connect(service.address());
      upstream =
          Optional.of(
              new Upstream(
                  new BufferedInputStream(onward.getInputStream(), BUFFER),
                  new BufferedOutputStream(onward.getOutputStream(), BUFFER)));
    }
    return upstream.get();
  }

  @Override
  public void close() throws IOException {
    try (onward) {
      caller.close();
    }
  }

  /**
   * @param sawWholeRequest false when the service answered before it saw the body
   */
  private record Answer(MessageHead head, boolean sawWholeRequest) {}

  private record Upstream(InputStream in, OutputStream out) {
    MessageHead answer() throws IOException {
      return MessageHead.read(in)
          .orElseThrow(() -> new IOException("The service closed the connection"));
    }
  }
}
