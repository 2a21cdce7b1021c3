package dev.receipts.local.functions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The layer that functions share, as long as one of them needs it. When a function failed to start,
 * a shared class may have failed with it for good: so those that start later get a fresh one.
 */
final class FunctionLayers {
  private final List<Path> zips;
  private final Artifacts artifacts;
  private final ProcessCalls calls;
  private final Map<FunctionLayer, Integer> users = new HashMap<>();
  private Optional<FunctionLayer> current = Optional.empty();

  /**
   * @param zips the artifacts of all functions
   */
  FunctionLayers(List<Path> zips, Artifacts artifacts, ProcessCalls calls) {
    this.zips = List.copyOf(zips);
    this.artifacts = artifacts;
    this.calls = calls;
  }

  /**
   * A layer for a function; to be left when the function is unloaded.
   *
   * @param artifact the folder of the unpacked artifact
   */
  synchronized FunctionLayer join(Path artifact) throws IOException {
    if (current.filter(layer -> layer.suits(artifact)).isEmpty()) {
      Set<Path> unpacked =
          zips.stream().flatMap(zip -> unpack(zip).stream()).collect(Collectors.toSet());
      current = Optional.of(new FunctionLayer(unpacked, calls));
    }
    FunctionLayer layer = current.orElseThrow();
    users.merge(layer, 1, Integer::sum);
    return layer;
  }

  /** Ends a function's use of a layer, and the layer with its last user. */
  synchronized void leave(FunctionLayer layer) throws IOException {
    if (users.merge(layer, -1, Integer::sum) == 0) {
      users.remove(layer);
      current = current.filter(one -> one != layer);
      layer.close();
    }
  }

  /** Lets functions that are loaded from now on join a fresh layer. */
  synchronized void renew() {
    current = Optional.empty();
  }

  private Optional<Path> unpack(Path zip) {
    try {
      return Optional.of(artifacts.unpack(zip));
    } catch (IllegalStateException | UncheckedIOException e) {
      // Its own function says so when it is invoked, and joins a layer that knows it then.
      return Optional.empty();
    }
  }
}
