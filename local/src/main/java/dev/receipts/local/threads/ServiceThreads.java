package dev.receipts.local.threads;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Threads for services, which wait often and work briefly. They are of the platform: a virtual one
 * that is woken wakes a carrier too, and stays on it while it loads classes, so that all carriers
 * can come to wait for a class that a thread without a carrier has locked.
 */
public final class ServiceThreads {
  private ServiceThreads() {}

  /**
   * As many threads as there is work at once; they end with the process, or when they have had
   * nothing to do for a minute.
   *
   * @param name what a thread's name begins with
   */
  public static ExecutorService named(String name) {
    return Executors.newCachedThreadPool(
        Thread.ofPlatform()
            .daemon()
            .name(name + "-", 0)
            .inheritInheritableThreadLocals(false)
            .factory());
  }
}
