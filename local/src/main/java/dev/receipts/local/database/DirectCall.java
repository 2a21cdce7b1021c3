package dev.receipts.local.database;

import dev.receipts.local.http.Absent;
import dev.receipts.local.http.HttpAnswer;
import dev.receipts.local.http.HttpCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Calls a handler of Jetty's on the calling thread, without a server, as far as DynamoDB Local's
 * needs it: it looks at the header fields and the body, and answers before it returns.
 */
final class DirectCall {
  private static final int OK = 200;

  private final HttpFields fields;
  private final ByteBuffer body;
  private final HttpFields.Mutable answered = HttpFields.build();
  private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
  private int status = OK;

  private DirectCall(HttpCall call) {
    HttpFields.Mutable given = HttpFields.build();
    call.fields().forEach((name, values) -> values.forEach(value -> given.add(name, value)));
    this.fields = given.asImmutable();
    this.body = ByteBuffer.wrap(call.body()).asReadOnlyBuffer();
  }

  /**
   * Gives a call to a handler.
   *
   * @throws IOException when the handler throws
   */
  static HttpAnswer answer(Handler handler, HttpCall call) throws IOException {
    DirectCall direct = new DirectCall(call);
    try {
      handler.handle(direct.new DirectRequest(), direct.new DirectResponse(), Callback.NOOP);
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("The request could not be handled", e);
    }
    return direct.answer();
  }

  private HttpAnswer answer() {
    Map<String, List<String>> names = new HashMap<>();
    answered.forEach(field -> names.put(field.getName(), field.getValueList()));
    return new HttpAnswer(status, names, answer.toByteArray());
  }

  private final class DirectRequest extends Request.Wrapper {
    private boolean read;

    DirectRequest() {
      super(Absent.of(Request.class));
    }

    @Override
    public String getMethod() {
      return "POST";
    }

    @Override
    public HttpFields getHeaders() {
      return fields;
    }

    @Override
    public Content.Chunk read() {
      if (read) {
        return Content.Chunk.EOF;
      }
      read = true;
      return Content.Chunk.from(body, true);
    }
  }

  private final class DirectResponse extends Response.Wrapper {
    DirectResponse() {
      super(Absent.of(Request.class), Absent.of(Response.class));
    }

    @Override
    public HttpFields.Mutable getHeaders() {
      return answered;
    }

    @Override
    public int getStatus() {
      return status;
    }

    @Override
    public void setStatus(int code) {
      status = code;
    }

    @Override
    public void write(boolean last, ByteBuffer content, Callback callback) {
      byte[] bytes = new byte[content.remaining()];
      content.get(bytes);
      answer.writeBytes(bytes);
      callback.succeeded();
    }
  }
}
