package dev.receipts.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.receipts.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A handler that takes and gives a record as JSON. It reads the stream itself because the runtime's
 * own serialization knows neither records nor {@code Optional}.
 */
public abstract class JsonHandler<I, O> implements RequestStreamHandler {
  private final Class<I> inputType;

  protected JsonHandler(Class<I> inputType) {
    this.inputType = inputType;
  }

  /** Does the work; an exception's class name becomes the error's name in the state machine. */
  protected abstract O handle(I input, Context context);

  @Override
  public final void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    O answer = handle(Json.mapper().readValue(input, inputType), context);
    Json.mapper().writeValue(output, answer);
  }
}
