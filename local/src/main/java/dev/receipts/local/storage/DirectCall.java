package dev.receipts.local.storage;

import dev.receipts.local.http.Absent;
import dev.receipts.local.http.HttpAnswer;
import dev.receipts.local.http.HttpCall;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A call of a servlet on the calling thread, without a server, as far as S3Proxy's handler needs
 * one. What it does not need, there is not.
 */
final class DirectCall {
  private static final int OK = 200;

  /** RFC 9110, section 5.6.7. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final HttpCall call;
  private final Map<String, List<String>> parameters;
  private final Map<String, List<String>> answered = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
  private final PrintWriter writer =
      new PrintWriter(new OutputStreamWriter(answer, StandardCharsets.UTF_8), true);
  private String encoding = "";
  private int status = OK;

  DirectCall(HttpCall call) {
    this.call = withLength(call);
    this.parameters = parameters(Optional.ofNullable(call.target().getRawQuery()).orElse(""));
  }

  /** Over the network, who sends a body says how long it is. */
  private static HttpCall withLength(HttpCall call) {
    Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    fields.putAll(call.fields());
    if (call.body().length > 0 || call.method().startsWith("P")) {
      fields.put("Content-Length", List.of(Integer.toString(call.body().length)));
    }
    return new HttpCall(call.method(), call.target(), fields, call.body());
  }

  HttpServletRequest request() {
    return new Request();
  }

  HttpServletResponse response() {
    return new Response();
  }

  /** What the servlet answered. */
  HttpAnswer answer() {
    writer.flush();
    answered.computeIfPresent(
        "Content-Type", (name, types) -> List.of(types.getFirst() + encoding));
    boolean headed = call.method().equals("HEAD");
    return new HttpAnswer(status, answered, headed ? new byte[0] : answer.toByteArray());
  }

  private static Map<String, List<String>> parameters(String query) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String parameter : query.split("&", -1)) {
      if (!parameter.isEmpty()) {
        String[] parts = parameter.split("=", 2);
        parameters
            .computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
            .add(parts.length == 2 ? decoded(parts[1]) : "");
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private final class Request extends HttpServletRequestWrapper {
    private final ServletInputStream body = new Body(call.body());

    Request() {
      super(Absent.of(HttpServletRequest.class));
    }

    @Override
    public String getMethod() {
      return call.method();
    }

    @Override
    public String getRequestURI() {
      return call.target().getRawPath();
    }

    @Override
    public StringBuffer getRequestURL() {
      return new StringBuffer(call.target().toString().split("\\?", 2)[0]);
    }

    @Override
    public String getQueryString() {
      return call.target().getRawQuery();
    }

    @Override
    public String getHeader(String name) {
      return call.field(name).orElse(null);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return Collections.enumeration(
          call.fields().entrySet().stream()
              .filter(field -> field.getKey().equalsIgnoreCase(name))
              .flatMap(field -> field.getValue().stream())
              .toList());
    }

    @Override
    public Enumeration<String> getHeaderNames() {
      return Collections.enumeration(call.fields().keySet());
    }

    @Override
    public long getDateHeader(String name) {
      return call.field(name)
          .map(date -> DATE.parse(date, Instant::from).toEpochMilli())
          .orElse(-1L);
    }

    @Override
    public String getContentType() {
      return getHeader("Content-Type");
    }

    @Override
    public long getContentLengthLong() {
      return call.body().length;
    }

    @Override
    public String getParameter(String name) {
      return parameters.containsKey(name) ? parameters.get(name).getFirst() : null;
    }

    @Override
    public Enumeration<String> getParameterNames() {
      return Collections.enumeration(parameters.keySet());
    }

    @Override
    public ServletInputStream getInputStream() {
      return body;
    }
  }

  private final class Response extends HttpServletResponseWrapper {
    Response() {
      super(Absent.of(HttpServletResponse.class));
    }

    @Override
    public void setStatus(int code) {
      status = code;
    }

    @Override
    public int getStatus() {
      return status;
    }

    @Override
    public void sendError(int code) {
      status = code;
    }

    @Override
    public void setHeader(String name, String value) {
      answered.put(name, new ArrayList<>(List.of(value)));
    }

    @Override
    public void addHeader(String name, String value) {
      answered.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    @Override
    public void addDateHeader(String name, long date) {
      addHeader(name, DATE.format(Instant.ofEpochMilli(date)));
    }

    @Override
    public boolean containsHeader(String name) {
      return answered.containsKey(name);
    }

    @Override
    public String getHeader(String name) {
      return answered.containsKey(name) ? answered.get(name).getFirst() : null;
    }

    @Override
    public void setContentType(String type) {
      setHeader("Content-Type", type);
    }

    @Override
    public void setCharacterEncoding(String name) {
      encoding = ";charset=" + name.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean isCommitted() {
      return false;
    }

    @Override
    public PrintWriter getWriter() {
      return writer;
    }

    @Override
    public ServletOutputStream getOutputStream() {
      return new Answer();
    }
  }

  private static final class Body extends ServletInputStream {
    private final ByteArrayInputStream bytes;

    Body(byte[] bytes) {
      this.bytes = new ByteArrayInputStream(bytes);
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      return bytes.read(buffer, offset, length);
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("It can be read at once");
    }
  }

  private final class Answer extends ServletOutputStream {
    @Override
    public void write(int value) {
      answer.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      answer.write(bytes, offset, length);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException("It can be written to at once");
    }
  }
}
