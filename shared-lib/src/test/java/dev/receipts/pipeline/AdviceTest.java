package dev.receipts.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.error.PermanentException;
import dev.receipts.error.PipelineException;
import dev.receipts.error.TransientException;
import dev.receipts.pipeline.DeadLetterMessage.Kind;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AdviceTest {

  @Test
  void everyErrorOfThePipelineHasAdvice() throws Exception {
    assertThat(errors(TransientException.class))
        .isNotEmpty()
        .allSatisfy(
            error -> {
              assertThat(Advice.knows(error)).isTrue();
              assertThat(Advice.on(error).kind()).isEqualTo(Kind.TRANSIENT);
            });
    assertThat(errors(PermanentException.class))
        .isNotEmpty()
        .allSatisfy(
            error -> {
              assertThat(Advice.knows(error)).isTrue();
              assertThat(Advice.on(error).kind()).isEqualTo(Kind.PERMANENT);
            });
  }

  @Test
  void anUnknownErrorIsTakenForAFaultOfOurs() {
    assertThat(Advice.on("java.lang.NullPointerException").kind()).isEqualTo(Kind.PERMANENT);
    assertThat(Advice.on("java.lang.NullPointerException").action()).contains("log");
  }

  /** The names of the concrete errors of a kind, from where the class files are. */
  private static List<String> errors(Class<? extends PipelineException> kind)
      throws IOException, URISyntaxException {
    URI place = PipelineException.class.getResource("PipelineException.class").toURI();
    if (place.getScheme().equals("jar")) {
      try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
        return errors(kind, jar.getPath("dev/receipts/error"));
      }
    }
    return errors(kind, Path.of(place).getParent());
  }

  private static List<String> errors(Class<?> kind, Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".class") && !file.startsWith("package-info"))
          .map(file -> "dev.receipts.error." + file.replace(".class", ""))
          .filter(name -> isConcrete(kind, name))
          .toList();
    }
  }

  private static boolean isConcrete(Class<?> kind, String name) {
    try {
      Class<?> type = Class.forName(name);
      return kind.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
