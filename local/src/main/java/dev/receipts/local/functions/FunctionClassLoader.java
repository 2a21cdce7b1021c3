package dev.receipts.local.functions;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Loads one function's classes from its unpacked artifact: classes at the root, then {@code lib/}
 * in the order of the names, as the managed runtime does. It sees nothing of the local stack.
 */
final class FunctionClassLoader extends URLClassLoader {
  static {
    registerAsParallelCapable();
  }

  private static final String BRIDGE = FunctionProcess.class.getName();

  private final Path folder;
  private final ProcessCalls calls;
  private final List<JarFile> libraries = new ArrayList<>();

  FunctionClassLoader(Path folder, ProcessCalls calls) throws IOException {
    this(folder, calls, libraries(folder));
  }

  private FunctionClassLoader(Path folder, ProcessCalls calls, List<Path> libraryFiles)
      throws IOException {
    super(urls(folder, libraryFiles), getPlatformClassLoader());
    this.calls = calls;
    this.folder = folder;
    for (Path library : libraryFiles) {
      libraries.add(new JarFile(library.toFile(), false, ZipFile.OPEN_READ, Runtime.version()));
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    String file = name.replace('.', '/') + ".class";
    try {
      if (name.equals(BRIDGE)) {
        try (InputStream bridge =
            FunctionProcess.class.getClassLoader().getResourceAsStream(file)) {
          return define(name, Objects.requireNonNull(bridge, file).readAllBytes(), folder);
        }
      }
      Path own = folder.resolve(file.replace('/', File.separatorChar));
      if (Files.isRegularFile(own)) {
        return define(name, calls.redirect(Files.readAllBytes(own)), folder);
      }
      for (JarFile library : libraries) {
        ZipEntry entry = library.getEntry(file);
        if (entry != null) {
          try (InputStream content = library.getInputStream(entry)) {
            return define(name, calls.redirect(content.readAllBytes()), Path.of(library.getName()));
          }
        }
      }
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
    throw new ClassNotFoundException(name);
  }

  private Class<?> define(String name, byte[] content, Path origin) throws IOException {
    CodeSource source = new CodeSource(origin.toUri().toURL(), (CodeSigner[]) null);
    return defineClass(name, content, 0, content.length, source);
  }

  @Override
  public void close() throws IOException {
    super.close();
    for (JarFile library : libraries) {
      library.close();
    }
  }

  private static List<Path> libraries(Path folder) throws IOException {
    Path lib = folder.resolve("lib");
    if (!Files.isDirectory(lib)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(lib)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static URL[] urls(Path folder, List<Path> libraryFiles) throws IOException {
    List<URL> urls = new ArrayList<>();
    urls.add(folder.toUri().toURL());
    for (Path library : libraryFiles) {
      urls.add(library.toUri().toURL());
    }
    return urls.toArray(new URL[0]);
  }
}
