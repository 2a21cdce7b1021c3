package dev.receipts.local.functions;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.receipts.local.handlers.TestHandlers;
import dev.receipts.local.template.FunctionResource;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.joda.time.DateTime;

/** Packs the test handlers as the build packs functions: classes at the root, libraries in lib/. */
public final class TestArtifact {
  private static final List<Class<?>> LIBRARIES =
      List.of(RequestHandler.class, SQSEvent.class, DateTime.class);

  private TestArtifact() {}

  /** Builds {@code work.zip} in a folder. */
  public static Path build(Path folder) throws IOException {
    return build(folder, "work", List.of());
  }

  /** Builds an artifact with further libraries. */
  static Path build(Path folder, String name, List<Path> libraries) throws IOException {
    Path zip = folder.resolve(name + ".zip");
    Path classes = origin(TestHandlers.class);
    Path handlers = classes.resolve(TestHandlers.class.getPackageName().replace('.', '/'));
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
        Stream<Path> files = Files.list(handlers)) {
      for (Path file : files.toList()) {
        add(out, classes.relativize(file).toString().replace('\\', '/'), file);
      }
      for (Class<?> library : LIBRARIES) {
        Path jar = origin(library);
        add(out, "lib/" + jar.getFileName(), jar);
      }
      for (Path jar : libraries) {
        add(out, "lib/" + jar.getFileName(), jar);
      }
    }
    return zip;
  }

  /** Packs a class as a library. */
  static Path library(Path jar, Class<?> type, String comment) throws IOException {
    Files.createDirectories(jar.getParent());
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.setComment(comment);
      String name = type.getName().replace('.', '/') + ".class";
      add(out, name, origin(type).resolve(name));
    }
    return jar;
  }

  /** A function named work. */
  static FunctionResource function(Class<?> handler, Path artifact) {
    return function(
        "work", handler, artifact, Duration.ofSeconds(30), Map.of(), OptionalInt.empty());
  }

  static FunctionResource function(
      String name,
      Class<?> handler,
      Path artifact,
      Duration timeout,
      Map<String, String> variables,
      OptionalInt reservedConcurrency) {
    return new FunctionResource(
        name,
        name,
        "arn:aws:lambda:us-east-1:000000000000:function:" + name,
        handler.getName(),
        artifact,
        timeout,
        512,
        variables,
        Optional.of("live"),
        reservedConcurrency,
        Optional.empty(),
        List.of());
  }

  private static Path origin(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(ZipOutputStream zip, String name, Path file) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    Files.copy(file, zip);
  }
}
