package dev.receipts.local.storage.awssdk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.Part;

/** Uploads in parts that are under way. A restart forgets them. */
final class Uploads {
  /** One part, complete. */
  record UploadedPart(Path content, Part description) {}

  /** One upload. */
  static final class Upload {
    private final String id = UUID.randomUUID().toString().replace("-", "");
    private final Instant initiated = Instant.now();
    private final NavigableMap<Integer, UploadedPart> parts = new ConcurrentSkipListMap<>();
    private final CreateMultipartUploadRequest request;

    private Upload(CreateMultipartUploadRequest request) {
      this.request = request;
    }

    String id() {
      return id;
    }

    Instant initiated() {
      return initiated;
    }

    CreateMultipartUploadRequest request() {
      return request;
    }

    Optional<UploadedPart> part(int number) {
      return Optional.ofNullable(parts.get(number));
    }

    List<Part> parts() {
      return parts.values().stream().map(UploadedPart::description).toList();
    }

    void add(UploadedPart part) {
      var replaced = parts.put(part.description().partNumber(), part);
      if (replaced != null) {
        VersionedBucket.deleteIfExists(replaced.content());
      }
    }
  }

  private final Path folder;
  private final ConcurrentMap<String, Upload> uploads = new ConcurrentHashMap<>();

  Uploads(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    try (var left = Files.newDirectoryStream(folder)) {
      for (var file : left) {
        Files.delete(file);
      }
    }
  }

  Upload start(CreateMultipartUploadRequest request) {
    var upload = new Upload(request);
    uploads.put(upload.id(), upload);
    return upload;
  }

  Optional<Upload> find(String id) {
    return Optional.ofNullable(uploads.get(id));
  }

  Collection<Upload> all() {
    return List.copyOf(uploads.values());
  }

  Path newContent() {
    return folder.resolve(UUID.randomUUID().toString());
  }

  void end(Upload upload) {
    uploads.remove(upload.id());
    upload.parts.values().forEach(part -> VersionedBucket.deleteIfExists(part.content()));
  }
}
