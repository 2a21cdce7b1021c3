package dev.receipts.local.http;

import java.lang.reflect.Proxy;

/** Stands where a server would be that handlers are called without. */
public final class Absent {
  private Absent() {}

  /**
   * An object of which each method throws {@link UnsupportedOperationException}: what a wrapper
   * around it does not answer itself, there is not.
   *
   * @param type an interface
   */
  public static <T> T of(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException(method.getName());
            }));
  }
}
