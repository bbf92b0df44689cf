package io.lagooperator.testing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/** A lock that keeps other threads and other processes out, and falls with the process. */
final class ExclusiveFile implements AutoCloseable {
  // A file lock belongs to the whole JVM, so threads need their own.
  private static final ReentrantLock WITHIN_THIS_JVM = new ReentrantLock();

  private final FileChannel channel;

  private ExclusiveFile(FileChannel channel) {
    this.channel = channel;
  }

  static ExclusiveFile lock(Path file, String whenOthersAreFirst) throws IOException {
    WITHIN_THIS_JVM.lock();
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        System.out.println(whenOthersAreFirst);
        lock = channel.lock();
      }
      return new ExclusiveFile(channel);
    } catch (IOException | RuntimeException e) {
      WITHIN_THIS_JVM.unlock();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      WITHIN_THIS_JVM.unlock();
    }
  }
}
