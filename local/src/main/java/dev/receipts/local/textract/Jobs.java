package dev.receipts.local.textract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.receipts.error.AccessDeniedException;
import dev.receipts.error.EmptyDocumentException;
import dev.receipts.error.ObjectGoneException;
import dev.receipts.error.PermanentException;
import dev.receipts.error.UnsupportedDocumentException;
import dev.receipts.local.ocr.DocumentPages;
import dev.receipts.local.ocr.DocumentReader;
import dev.receipts.local.ocr.DocumentType;
import dev.receipts.local.ocr.StoppedException;
import dev.receipts.local.time.Activity;
import dev.receipts.page.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts jobs, reads their documents on a few threads, and keeps the results for seven days. */
final class Jobs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
  private static final long MOST_BYTES_OF_AN_IMAGE = 10L << 20;
  private static final long MOST_BYTES_OF_A_DOCUMENT = 500L << 20;
  private static final int BYTES_OF_AN_ID = 32;
  private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(10);
  private static final String UNREAD_PAGE = "PAGE_NOT_READ";

  private final TextractOptions options;
  private final ObjectSource objects;
  private final DocumentReader reader;
  private final JobFolder folder;
  private final ExecutorService workers;
  private final Map<String, Job> jobs = new ConcurrentHashMap<>();
  private final Map<Token, String> tokens = new ConcurrentHashMap<>();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicLong started = new AtomicLong();
  private final AtomicLong billed = new AtomicLong();
  private final SecureRandom random = new SecureRandom();
  private volatile boolean closed;
  private Instant nextSweep;

  Jobs(TextractOptions options, ObjectSource objects, DocumentReader reader, JobFolder folder) {
    this.options = options;
    this.objects = objects;
    this.reader = reader;
    this.folder = folder;
    this.workers =
        Executors.newFixedThreadPool(
            options.workers(), Thread.ofPlatform().name("textract-", 1).daemon().factory());
    this.nextSweep = options.clock().instant();
    for (Job job : folder.load()) {
      index(job);
      if (job.status() == Job.Status.IN_PROGRESS) {
        read(job, new JobFate.Normal(), Duration.ZERO);
      }
    }
  }

  long started() {
    return started.get();
  }

  long pagesBilled() {
    return billed.get();
  }

  /** Starts a job, or finds the one that the same token started. */
  Job start(Job.Kind kind, Job.Source source, Optional<String> token, Optional<String> tag) {
    forgetExpired();
    Optional<Job> earlier = admit(kind, source, token, tag);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    String id = newId();
    fetch(kind, source, id);
    Job job;
    synchronized (this) {
      earlier = admit(kind, source, token, tag);
      if (earlier.isPresent()) {
        folder.delete(id);
        return earlier.get();
      }
      job =
          new Job(
              id,
              kind,
              source,
              token,
              tag,
              options.clock().instant(),
              Job.Status.IN_PROGRESS,
              Optional.empty(),
              0,
              List.of());
      folder.save(job);
      index(job);
      started.incrementAndGet();
    }
    JobFate fate = options.faults().fate(source.bucket(), source.name());
    if (!(fate instanceof JobFate.Stuck)) {
      read(job, fate, fate instanceof JobFate.Slow slow ? slow.duration() : Duration.ZERO);
    }
    return job;
  }

  /** The job with this id; the other kind of analysis does not know it. */
  Job find(Job.Kind kind, String id) {
    Job job = jobs.get(id);
    if (job == null || job.kind() != kind || job.isExpired(options.clock().instant())) {
      throw new RefusedCallException(TextractError.INVALID_JOB_ID);
    }
    return job;
  }

  Optional<ArrayNode> page(Job job, int page) {
    return folder.loadPage(job.id(), page);
  }

  /** Reads a document of one page while the caller waits. */
  ArrayNode readNow(Path document) {
    Future<ArrayNode> reading =
        workers.submit(
            () -> {
              try (DocumentPages pages = reader.open(document)) {
                if (pages.count() > 1) {
                  throw new RefusedCallException(TextractError.UNSUPPORTED_DOCUMENT);
                }
                return Blocks.of(newId(), pages.next());
              } catch (PermanentException e) {
                throw new RefusedCallException(TextractError.BAD_DOCUMENT, e.getMessage());
              }
            });
    try {
      return reading.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedCallException(TextractError.INTERNAL_SERVER_ERROR);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RefusedCallException refused) {
        throw refused;
      }
      if (!(e.getCause() instanceof StoppedException)) {
        LOG.error("A document could not be read.", e.getCause());
      }
      throw new RefusedCallException(TextractError.INTERNAL_SERVER_ERROR);
    }
  }

  private synchronized Optional<Job> admit(
      Job.Kind kind, Job.Source source, Optional<String> token, Optional<String> tag) {
    Optional<Job> earlier =
        token
            .map(text -> tokens.get(new Token(kind, text)))
            .map(jobs::get)
            .filter(job -> !job.isExpired(options.clock().instant()));
    if (earlier.isPresent()) {
      if (!earlier.get().hasParameters(source, tag)) {
        throw new RefusedCallException(TextractError.IDEMPOTENT_PARAMETER_MISMATCH);
      }
      return earlier;
    }
    if (open.get() >= options.openJobs()) {
      throw new RefusedCallException(TextractError.LIMIT_EXCEEDED);
    }
    return Optional.empty();
  }

  /** Copies the object, so that a later change of it does not change the job. */
  private void fetch(Job.Kind kind, Job.Source source, String id) {
    try {
      folder.create(id);
      copy(kind, source, folder.document(id), MOST_BYTES_OF_A_DOCUMENT);
    } catch (IOException | RuntimeException e) {
      folder.delete(id);
      throw e instanceof RefusedCallException refused ? refused : refused(source, e);
    }
  }

  private static RefusedCallException refused(Job.Source source, Exception cause) {
    if (!(cause instanceof ObjectGoneException || cause instanceof AccessDeniedException)) {
      LOG.warn("The object of bucket {} could not be fetched.", source.bucket(), cause);
    }
    return new RefusedCallException(TextractError.INVALID_S3_OBJECT);
  }

  /** Copies an object to a file, as far as its type and size are allowed. */
  void copy(Job.Kind kind, Job.Source source, Path file, long mostBytesOfADocument)
      throws IOException {
    try (InputStream in = objects.open(source.bucket(), source.name(), source.version())) {
      copy(kind, in, file, mostBytesOfADocument);
    }
  }

  void copy(Job.Kind kind, InputStream in, Path file, long mostBytesOfADocument)
      throws IOException {
    byte[] header = in.readNBytes(DocumentType.HEADER);
    DocumentType type = type(header);
    if (type == DocumentType.TIFF && kind == Job.Kind.EXPENSE && !options.acceptsTiffForExpense()) {
      throw new RefusedCallException(TextractError.UNSUPPORTED_DOCUMENT);
    }
    boolean image = type == DocumentType.JPEG || type == DocumentType.PNG;
    long room = (image ? MOST_BYTES_OF_AN_IMAGE : mostBytesOfADocument) - header.length;
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(header);
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        room -= read;
        if (room < 0) {
          throw new RefusedCallException(TextractError.DOCUMENT_TOO_LARGE);
        }
        out.write(buffer, 0, read);
      }
    }
  }

  private static DocumentType type(byte[] header) {
    try {
      return DocumentType.of(header);
    } catch (EmptyDocumentException e) {
      throw new RefusedCallException(TextractError.BAD_DOCUMENT);
    } catch (UnsupportedDocumentException e) {
      throw new RefusedCallException(TextractError.UNSUPPORTED_DOCUMENT);
    }
  }

  private void read(Job job, JobFate fate, Duration wait) {
    if (wait.isPositive()) {
      Runnable unused = options.clock().schedule(wait, () -> read(job, fate, Duration.ZERO));
      return;
    }
    Activity activity = options.clock().begin();
    try {
      workers.execute(
          () -> {
            try (activity) {
              read(job, fate);
            }
          });
    } catch (RejectedExecutionException e) {
      activity.close();
      LOG.debug("Job {} goes on at the next start.", job.id());
    }
  }

  private void read(Job job, JobFate fate) {
    if (closed) {
      return;
    }
    try {
      switch (fate) {
        case JobFate.Fails fails -> finish(job.failed(fails.statusMessage()));
        case JobFate.Partial partial -> finish(readPages(job, partial.unread(), Set.of()));
        case JobFate.LosesPages loses -> finish(readPages(job, Set.of(), loses.lost()));
        case JobFate.Normal normal -> finish(readPages(job, Set.of(), Set.of()));
        case JobFate.Slow slow -> finish(readPages(job, Set.of(), Set.of()));
        case JobFate.Stuck stuck -> throw new IllegalArgumentException("A stuck job is not read");
      }
    } catch (ClosedException | StoppedException e) {
      LOG.debug("Job {} goes on at the next start.", job.id());
    } catch (PermanentException e) {
      finish(job.failed(e.getMessage()));
    } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
      LOG.error("Job {} failed.", job.id(), e);
      finish(job.failed("The document could not be read because of an internal error."));
    }
  }

  private Job readPages(Job job, Set<Integer> leaveOut, Set<Integer> lose) {
    List<Integer> unread = new ArrayList<>();
    Job counted;
    String firstProblem = "";
    try (DocumentPages pages = reader.open(folder.document(job.id()))) {
      counted = job.withPages(pages.count());
      for (int number = 1; pages.hasNext(); number++) {
        if (closed) {
          throw new ClosedException();
        }
        try {
          Page page = pages.next();
          if (leaveOut.contains(number)) {
            unread.add(number);
          } else if (!lose.contains(number)) {
            folder.savePage(job.id(), number, Blocks.of(job.id(), page));
          }
        } catch (PermanentException e) {
          firstProblem = firstProblem.isEmpty() ? e.getMessage() : firstProblem;
          unread.add(number);
        }
      }
    }
    billed.addAndGet(counted.pages() - unread.size());
    if (unread.isEmpty()) {
      return counted.succeeded();
    }
    return unread.size() == counted.pages()
        ? counted.failed(firstProblem.isEmpty() ? "No page could be read." : firstProblem)
        : counted.partly(new Job.Warning(UNREAD_PAGE, unread));
  }

  private void finish(Job job) {
    folder.deleteDocument(job.id());
    folder.save(job);
    jobs.put(job.id(), job);
    open.decrementAndGet();
  }

  private void index(Job job) {
    jobs.put(job.id(), job);
    job.token().ifPresent(token -> tokens.put(new Token(job.kind(), token), job.id()));
    if (job.status() == Job.Status.IN_PROGRESS) {
      open.incrementAndGet();
    }
  }

  private synchronized void forgetExpired() {
    Instant now = options.clock().instant();
    if (now.isBefore(nextSweep)) {
      return;
    }
    nextSweep = now.plus(BETWEEN_SWEEPS);
    List<Job> expired =
        jobs.values().stream()
            .filter(job -> job.status() != Job.Status.IN_PROGRESS && job.isExpired(now))
            .toList();
    for (Job job : expired) {
      jobs.remove(job.id());
      job.token().ifPresent(token -> tokens.remove(new Token(job.kind(), token), job.id()));
      folder.delete(job.id());
    }
  }

  private String newId() {
    byte[] id = new byte[BYTES_OF_AN_ID];
    random.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }

  /** Stops after the pages that are being read; what is not done stays in progress. */
  @Override
  public void close() {
    closed = true;
    // Not interrupted: a reader would take that for a broken file.
    workers.shutdown();
    try {
      if (!workers.awaitTermination(1, TimeUnit.MINUTES)) {
        LOG.warn("A page is still being read; it is left alone.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One token starts one job of a kind. */
  private record Token(Job.Kind kind, String text) {}

  private static final class ClosedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClosedException() {
      super(null, null, false, false);
    }
  }
}
