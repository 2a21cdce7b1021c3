package dev.receipts.local.functions;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.receipts.local.template.FunctionResource;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
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
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.joda.time.DateTime;

/** Builds a function's artifact, as the build does: classes at the root, libraries in lib/. */
final class TestArtifact {
  private static final List<Class<?>> LIBRARIES =
      List.of(RequestHandler.class, SQSEvent.class, DateTime.class);

  private TestArtifact() {}

  /** Compiles the source of a class named Work into an artifact. */
  static Path build(Path folder, String source) throws IOException {
    return build(folder, "work", source);
  }

  static Path build(Path folder, String name, String source) throws IOException {
    Path classes = Files.createDirectories(folder.resolve(name + "-classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    boolean compiled =
        compiler
            .getTask(
                messages,
                null,
                null,
                List.of("-d", classes.toString(), "--release", "21", "-proc:none"),
                null,
                List.of(new Source(source)))
            .call();
    if (!compiled) {
      throw new IllegalStateException("The test's function does not compile: " + messages);
    }
    Path zip = folder.resolve(name + ".zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        add(out, classes.relativize(file).toString(), file);
      }
      for (Class<?> library : LIBRARIES) {
        Path jar = jar(library);
        add(out, "lib/" + jar.getFileName(), jar);
      }
    }
    return zip;
  }

  /** A function named work with the handler Work. */
  static FunctionResource function(Path artifact, Duration timeout, Map<String, String> variables) {
    return function("work", artifact, timeout, variables, OptionalInt.empty());
  }

  static FunctionResource function(
      String name,
      Path artifact,
      Duration timeout,
      Map<String, String> variables,
      OptionalInt reservedConcurrency) {
    return new FunctionResource(
        name,
        name,
        "arn:aws:lambda:us-east-1:000000000000:function:" + name,
        "Work",
        artifact,
        timeout,
        512,
        variables,
        Optional.of("live"),
        reservedConcurrency,
        false,
        List.of());
  }

  private static Path jar(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(ZipOutputStream zip, String name, Path file) throws IOException {
    zip.putNextEntry(new ZipEntry(name.replace('\\', '/')));
    Files.copy(file, zip);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///Work.java"), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
