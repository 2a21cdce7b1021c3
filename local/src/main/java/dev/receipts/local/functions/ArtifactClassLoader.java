package dev.receipts.local.functions;

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
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Loads classes from an unpacked artifact, with their calls redirected. It sees nothing of the
 * local stack but the classes that stand for a function's process.
 */
abstract class ArtifactClassLoader extends URLClassLoader {
  static {
    // Without it here, its subclasses could not be.
    registerAsParallelCapable();
  }

  private final List<Path> folders = new ArrayList<>();
  private final List<JarFile> libraries = new ArrayList<>();
  private final Set<String> host;
  private final ProcessCalls calls;

  /**
   * @param classPath folders and jars; of a class that several have, the first one's counts, but a
   *     folder's before a jar's
   * @param host names the classes of the local stack that this loader defines anew
   */
  ArtifactClassLoader(List<Path> classPath, Set<String> host, ProcessCalls calls)
      throws IOException {
    super(urls(classPath), getPlatformClassLoader());
    this.host = Set.copyOf(host);
    this.calls = calls;
    for (Path part : classPath) {
      if (Files.isDirectory(part)) {
        folders.add(part);
      } else {
        libraries.add(new JarFile(part.toFile(), false, ZipFile.OPEN_READ, Runtime.version()));
      }
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    String file = file(name);
    try {
      if (host.contains(name)) {
        return defineHostClass(name, file);
      }
      for (Path folder : folders) {
        Path own = folder.resolve(file);
        if (Files.isRegularFile(own)) {
          return define(name, calls.redirect(Files.readAllBytes(own)), folder);
        }
      }
      Optional<JarFile> library = library(name);
      if (library.isPresent()) {
        ZipEntry entry = library.get().getEntry(file);
        try (InputStream content = library.get().getInputStream(entry)) {
          Path origin = Path.of(library.get().getName());
          return define(name, calls.redirect(content.readAllBytes()), origin);
        }
      }
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
    throw new ClassNotFoundException(name);
  }

  /** The first library that has a class. */
  final Optional<JarFile> library(String className) {
    String file = file(className);
    return libraries.stream().filter(library -> library.getEntry(file) != null).findFirst();
  }

  private Class<?> defineHostClass(String name, String file) throws IOException {
    try (InputStream content =
        ArtifactClassLoader.class.getClassLoader().getResourceAsStream(file)) {
      byte[] bytes = Objects.requireNonNull(content, file).readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    }
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

  private static String file(String className) {
    return className.replace('.', '/') + ".class";
  }

  private static URL[] urls(List<Path> classPath) throws IOException {
    List<URL> urls = new ArrayList<>();
    for (Path part : classPath) {
      urls.add(part.toUri().toURL());
    }
    return urls.toArray(new URL[0]);
  }
}
