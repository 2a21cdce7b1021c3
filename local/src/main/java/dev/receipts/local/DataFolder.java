package dev.receipts.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A data folder that belongs to one stack as long as it runs; a crash gives it back as well. */
final class DataFolder implements AutoCloseable {
  private final FileChannel channel;

  private DataFolder(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the folder, which is made where it is missing: for its user alone, as what is on receipts
   * is nobody else's business.
   *
   * @throws IllegalStateException when another stack has it, or it cannot be used
   */
  static DataFolder take(Path folder) throws IOException {
    FileChannel channel;
    try {
      create(folder);
      channel =
          FileChannel.open(
              folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new IllegalStateException(
          "The data folder %s cannot be used (%s): name another folder."
              .formatted(folder, cause(e)),
          e);
    }
    if (!lock(channel)) {
      channel.close();
      throw new IllegalStateException(
          "The data folder %s is in use by a stack that is running: stop that one, or name another folder."
              .formatted(folder));
    }
    return new DataFolder(channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static void create(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Files.createDirectories(folder.getParent());
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectory(folder);
    }
  }

  /** The system's words, which some exceptions have in their class alone. */
  private static String cause(IOException failure) {
    return switch (failure) {
      case AccessDeniedException denied -> denied.getFile() + ": permission denied";
      case FileAlreadyExistsException file -> file.getFile() + " is no folder";
      case NoSuchFileException missing -> missing.getFile() + " cannot be made there";
      default -> failure.getMessage();
    };
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      // Held by this very process.
      return false;
    }
  }
}
