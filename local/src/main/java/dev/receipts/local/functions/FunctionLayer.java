package dev.receipts.local.functions;

import java.io.Closeable;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;

/**
 * Loads what functions share: the classes of libraries that all of them bring along, in the same
 * file, and that keep nothing that differs between functions. So they are loaded and compiled once
 * and not once a function.
 *
 * <p>It has all libraries that the functions have in common, so that it needs nothing of a
 * function's; those that it does not give away, such as logging, it has for itself alone.
 */
final class FunctionLayer extends ArtifactClassLoader {
  static {
    registerAsParallelCapable();
  }

  private static final String PROCESS = FunctionProcess.class.getName();

  /**
   * What is given away: it asks the environment anew for each client or call. The logging libraries
   * are not here, nor Powertools: they remember settings, cold start and context for the process.
   */
  private static final List<String> PACKAGES =
      List.of(
          "com.amazonaws.services.lambda.runtime.",
          "com.fasterxml.jackson.",
          "org.joda.time.",
          "org.reactivestreams.",
          "software.amazon.awssdk.",
          "software.amazon.eventstream.");

  private final Set<Path> artifacts;
  private final ProcessCalls calls;

  /**
   * @param artifacts the folders of the unpacked artifacts of all functions that may share it
   */
  FunctionLayer(Set<Path> artifacts, ProcessCalls calls) throws IOException {
    super(
        common(artifacts),
        Set.of(
            PROCESS,
            FunctionProcess.OutputOfThread.class.getName(),
            FunctionProcess.WorkPool.class.getName(),
            ProcessBridge.class.getName()),
        calls);
    this.artifacts = Set.copyOf(artifacts);
    this.calls = calls;
  }

  /** Whether it was made for this artifact, too. */
  boolean suits(Path artifact) {
    return artifacts.contains(artifact);
  }

  /** A class loader for a function of its own, which shares this layer. */
  FunctionClassLoader newLoader(Path artifact) throws IOException {
    return new FunctionClassLoader(artifact, this, calls);
  }

  /** Whether functions get this class from here. */
  boolean gives(String className) {
    return className.equals(PROCESS)
        || (PACKAGES.stream().anyMatch(className::startsWith) && library(className).isPresent());
  }

  /** The class that {@link FunctionProcess} is for the functions that use this layer. */
  Class<?> processClass() throws ClassNotFoundException {
    return loadClass(PROCESS);
  }

  /** What a function brings along is found by the classes that it shares, such as services. */
  @Override
  public URL getResource(String name) {
    return Thread.currentThread().getContextClassLoader() instanceof FunctionClassLoader function
            && function.layer() == this
        ? function.getResource(name)
        : super.getResource(name);
  }

  /** As {@link #getResource}. */
  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return Thread.currentThread().getContextClassLoader() instanceof FunctionClassLoader function
            && function.layer() == this
        ? function.getResources(name)
        : super.getResources(name);
  }

  @Override
  public void close() throws IOException {
    try {
      ((Closeable) processClass().getField("NOBODY").get(null)).close();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The functions' shared threads cannot be stopped", e);
    }
    super.close();
  }

  private static List<Path> common(Set<Path> artifacts) throws IOException {
    List<Path> folders = List.copyOf(artifacts);
    List<Path> common = new ArrayList<>();
    for (Path library : Artifacts.libraries(folders.getFirst())) {
      boolean same = true;
      for (Path other : folders) {
        same = same && same(library, Artifacts.library(other, library.getFileName()));
      }
      if (same) {
        common.add(library);
      }
    }
    return common;
  }

  private static boolean same(Path one, Path other) throws IOException {
    return Files.isRegularFile(other) && Files.mismatch(one, other) < 0;
  }
}
