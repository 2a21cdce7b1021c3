package dev.receipts.local.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** One call and its answer, as handlers of the JDK's HTTP server see them. */
final class CallExchange extends HttpExchange {
  private final HttpCall call;
  private final Headers request = new Headers();
  private final Headers response = new Headers();
  private final InputStream requestBody;
  private final ByteArrayOutputStream responseBody = new ByteArrayOutputStream();
  private int status = -1;

  CallExchange(HttpCall call) {
    this.call = call;
    this.requestBody = new ByteArrayInputStream(call.body());
    call.fields().forEach((name, values) -> values.forEach(value -> request.add(name, value)));
  }

  /**
   * What the handler answered.
   *
   * @throws IllegalStateException if it did not
   */
  HttpAnswer answer() {
    if (status < 0) {
      throw new IllegalStateException("No answer was given to " + call.method());
    }
    return new HttpAnswer(status, response, responseBody.toByteArray());
  }

  @Override
  public Headers getRequestHeaders() {
    return request;
  }

  @Override
  public Headers getResponseHeaders() {
    return response;
  }

  @Override
  public URI getRequestURI() {
    return call.target();
  }

  @Override
  public String getRequestMethod() {
    return call.method();
  }

  @Override
  public InputStream getRequestBody() {
    return requestBody;
  }

  @Override
  public OutputStream getResponseBody() {
    return responseBody;
  }

  @Override
  public void sendResponseHeaders(int code, long length) {
    status = code;
  }

  @Override
  public int getResponseCode() {
    return status;
  }

  @Override
  public void close() {
    // What was written is the answer.
  }

  @Override
  public String getProtocol() {
    return "HTTP/1.1";
  }

  @Override
  public InetSocketAddress getRemoteAddress() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  @Override
  public InetSocketAddress getLocalAddress() {
    return getRemoteAddress();
  }

  @Override
  public HttpContext getHttpContext() {
    throw new UnsupportedOperationException("There is no server");
  }

  @Override
  public HttpPrincipal getPrincipal() {
    throw new UnsupportedOperationException("Nobody is authenticated");
  }

  @Override
  public Object getAttribute(String name) {
    throw new UnsupportedOperationException("There are no attributes");
  }

  @Override
  public void setAttribute(String name, Object value) {
    throw new UnsupportedOperationException("There are no attributes");
  }

  @Override
  public void setStreams(InputStream in, OutputStream out) {
    throw new UnsupportedOperationException("There are no filters");
  }
}
