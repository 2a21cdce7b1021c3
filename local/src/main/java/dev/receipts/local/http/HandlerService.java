package dev.receipts.local.http;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;

/** A service as its HTTP server's handler answers it, without the server. */
public final class HandlerService implements HttpService {
  private final HttpHandler handler;

  /**
   * @param handler answers each request before it returns
   */
  public HandlerService(HttpHandler handler) {
    this.handler = handler;
  }

  @Override
  public HttpAnswer answer(HttpCall call) throws IOException {
    CallExchange exchange = new CallExchange(call);
    handler.handle(exchange);
    return exchange.answer();
  }
}
