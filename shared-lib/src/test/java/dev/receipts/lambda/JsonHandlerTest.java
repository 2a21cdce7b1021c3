package dev.receipts.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import dev.receipts.error.EmptyDocumentException;
import dev.receipts.pipeline.Run;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class JsonHandlerTest {
  private static final String RUN =
      "{\"executionArn\":\"arn:1\",\"startedAt\":\"2026-11-20T09:30:00Z\",\"redriveCount\":1}";

  @Test
  void readsARecordAndWritesARecord() throws IOException {
    String answer =
        call(run -> new Run(run.executionArn(), Instant.EPOCH, run.redriveCount() + 1), RUN);

    assertThat(answer)
        .isEqualTo(
            "{\"executionArn\":\"arn:1\",\"startedAt\":\"1970-01-01T00:00:00Z\",\"redriveCount\":2}");
  }

  @Test
  void letsAFailurePassAsItIs() {
    EmptyDocumentException failure = new EmptyDocumentException("The file is empty.");

    assertThatThrownBy(
            () ->
                call(
                    run -> {
                      throw failure;
                    },
                    RUN))
        .isSameAs(failure);
  }

  @Test
  void refusesAnInputOfAnotherShape() {
    assertThatThrownBy(() -> call(run -> run, "{\"startedAt\":\"yesterday\"}"))
        .isInstanceOf(InvalidFormatException.class);
  }

  private static String call(UnaryOperator<Run> work, String input) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    new RunHandler(work)
        .handleRequest(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), output, null);
    return output.toString(StandardCharsets.UTF_8);
  }

  private static final class RunHandler extends JsonHandler<Run, Run> {
    private final UnaryOperator<Run> work;

    RunHandler(UnaryOperator<Run> work) {
      super(Run.class);
      this.work = work;
    }

    @Override
    protected Run handle(Run input, Context context) {
      return work.apply(input);
    }
  }
}
