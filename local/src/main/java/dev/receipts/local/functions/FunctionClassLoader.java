package dev.receipts.local.functions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Loads one function's classes from its unpacked artifact: classes at the root, then {@code lib/}
 * in the order of the names, as the managed runtime does. Classes that functions may share come
 * from the {@link FunctionLayer}; resources are always the artifact's.
 */
final class FunctionClassLoader extends ArtifactClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final FunctionLayer layer;

  FunctionClassLoader(Path folder, FunctionLayer layer, ProcessCalls calls) throws IOException {
    super(classPath(folder), Set.of(ProcessBridge.class.getName()), calls);
    this.layer = layer;
  }

  FunctionLayer layer() {
    return layer;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    return layer.gives(name) ? layer.loadClass(name) : super.loadClass(name, resolve);
  }

  private static List<Path> classPath(Path folder) throws IOException {
    List<Path> classPath = new ArrayList<>();
    classPath.add(folder);
    classPath.addAll(Artifacts.libraries(folder));
    return classPath;
  }
}
