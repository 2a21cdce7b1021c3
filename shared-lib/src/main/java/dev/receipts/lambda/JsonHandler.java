package dev.receipts.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.receipts.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A handler that takes and gives a record as JSON. It reads the stream itself because the runtime's
 * own serialization knows neither records nor {@code Optional}. Each invocation logs one line when
 * it starts and one when it ends.
 */
public abstract class JsonHandler<I, O> implements RequestStreamHandler {
  private final ObjectReader reader;

  protected JsonHandler(Class<I> inputType) {
    this.reader = Json.mapper().readerFor(inputType);
  }

  /** Does the work; an exception's class name becomes the error's name in the state machine. */
  protected abstract O handle(I input, Context context);

  @Override
  public final void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    // The tree first, so that an input of the wrong shape is logged with its document, too.
    JsonNode event = Json.mapper().readTree(input);
    try (InvocationLog log = InvocationLog.start(getClass(), context, event)) {
      O answer = answer(event, context, log);
      Json.mapper().writeValue(output, answer);
      log.succeeded();
    }
  }

  private O answer(JsonNode event, Context context, InvocationLog log) throws IOException {
    try {
      I input = reader.readValue(event);
      return handle(input, context);
    } catch (IOException | RuntimeException | Error e) {
      log.failed(e);
      throw e;
    }
  }
}
