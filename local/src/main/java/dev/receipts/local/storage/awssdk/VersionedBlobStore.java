package dev.receipts.local.storage.awssdk;

import com.google.common.io.ByteStreams;
import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.SdkRequests;
import org.gaul.s3proxy.blobstore.SdkResponses;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * Buckets with versions, in a folder or in memory. S3Proxy's own file store has no versions on
 * disk, and makes a path of the key: a long key, or {@code a} beside {@code a/b}, cannot be stored
 * there.
 */
public final class VersionedBlobStore implements BlobStore {
  /** Section "Bucket naming rules" of the Amazon S3 User Guide. */
  private static final Pattern BUCKET_NAME =
      Pattern.compile("[a-z0-9](?:[a-z0-9.-]{1,61})[a-z0-9]");

  /** Section "Object key naming" of the Amazon S3 User Guide: bytes of UTF-8. */
  private static final int LONGEST_KEY = 1_024;

  private final Optional<FileSystem> memory;
  private final Path buckets;
  private final boolean durable;
  private final Uploads uploads;
  private final Consumer<StoredObject> listener;
  private final AtomicLong clock = new AtomicLong();
  private final Map<String, VersionedBucket> open = new ConcurrentSkipListMap<>();

  /**
   * Opens the store.
   *
   * @param folder where everything is kept; empty keeps it in memory
   * @param listener is told of each object once it is stored; when it throws, the uploader gets an
   *     error
   * @throws IOException if the folder cannot be read or written
   */
  public VersionedBlobStore(Optional<Path> folder, Consumer<StoredObject> listener)
      throws IOException {
    this.listener = listener;
    this.durable = folder.isPresent();
    this.memory =
        durable ? Optional.empty() : Optional.of(Jimfs.newFileSystem(Configuration.unix()));
    var root = folder.orElseGet(() -> memory.orElseThrow().getPath("/"));
    this.buckets = Files.createDirectories(root.resolve("buckets"));
    this.uploads = new Uploads(root.resolve("uploads"));
    try (var names = Files.newDirectoryStream(buckets, Files::isDirectory)) {
      for (var bucket : names) {
        open.put(bucket.getFileName().toString(), new VersionedBucket(bucket, clock, durable));
      }
    }
  }

  /** Makes a bucket where there is none, and turns its versioning on or leaves it off. */
  public void createBucket(String name, boolean versioned) {
    var bucket = openBucket(name);
    if (versioned) {
      bucket.setVersioning(Versioning.ENABLED);
    }
  }

  @Override
  public void close() {
    try {
      for (var bucket : open.values()) {
        bucket.close();
      }
      if (memory.isPresent()) {
        memory.get().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Buckets

  @Override
  public ListBucketsResponse list() {
    return ListBucketsResponse.builder()
        .buckets(
            open.values().stream()
                .map(bucket -> SdkResponses.bucket(bucket.name(), bucket.created()))
                .toList())
        .build();
  }

  @Override
  public HeadBucketResponse headBucket(HeadBucketRequest request) {
    bucket(request.bucket());
    return HeadBucketResponse.builder().build();
  }

  @Override
  public CreateBucketResponse createContainer(CreateBucketRequest request) {
    if (open.containsKey(request.bucket())) {
      throw S3Exceptions.bucketAlreadyOwnedByYou(request.bucket());
    }
    openBucket(request.bucket());
    return CreateBucketResponse.builder().location("/" + request.bucket()).build();
  }

  @Override
  public void deleteBucket(String name) {
    var bucket = bucket(name);
    if (!bucket.isEmpty()) {
      throw S3Exceptions.bucketNotEmpty(name);
    }
    open.remove(name);
    try {
      bucket.close();
      try (var files = Files.walk(buckets.resolve(name))) {
        files.sorted((a, b) -> b.compareTo(a)).forEach(VersionedBucket::deleteIfExists);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean supportsVersioning() {
    return true;
  }

  @Override
  public GetBucketVersioningResponse getBucketVersioning(GetBucketVersioningRequest request) {
    var response = GetBucketVersioningResponse.builder();
    switch (bucket(request.bucket()).versioning()) {
      case OFF -> {}
      case ENABLED -> response.status(BucketVersioningStatus.ENABLED);
      case SUSPENDED -> response.status(BucketVersioningStatus.SUSPENDED);
    }
    return response.build();
  }

  @Override
  public PutBucketVersioningResponse putBucketVersioning(PutBucketVersioningRequest request) {
    var enabled = request.versioningConfiguration().status() == BucketVersioningStatus.ENABLED;
    bucket(request.bucket()).setVersioning(enabled ? Versioning.ENABLED : Versioning.SUSPENDED);
    return PutBucketVersioningResponse.builder().build();
  }

  @Override
  public boolean supportsServerSideEncryption() {
    return true;
  }

  @Override
  public BucketCannedACL getContainerAccess(String name) {
    bucket(name);
    return BucketCannedACL.PRIVATE;
  }

  @Override
  public void setContainerAccess(String name, BucketCannedACL access) {
    bucket(name);
    if (access != BucketCannedACL.PRIVATE) {
      throw S3Errors.publicAccessBlocked();
    }
  }

  @Override
  public ListObjectsV2Response list(ListObjectsV2Request request) {
    return Listings.objects(bucket(request.bucket()), request);
  }

  @Override
  public ListObjectVersionsResponse listVersions(ListObjectVersionsRequest request) {
    return Listings.versions(bucket(request.bucket()), request);
  }

  // Objects

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
    var bucket = bucket(request.bucket());
    checkKey(request.key());
    checkAccess(request.acl());
    var headers = ObjectHeaders.of(request);
    var content = bucket.newContent();
    var received = receive(body, content, request.contentMD5());
    var version =
        commit(
            bucket,
            request.key(),
            content,
            newest -> checkWrite(request.key(), newest, request.ifMatch(), request.ifNoneMatch()),
            (id, sequence) ->
                new Version(
                    request.key(),
                    id,
                    Optional.of(content.getFileName().toString()),
                    received.size(),
                    received.md5(),
                    sequence,
                    headers,
                    request.metadata()));
    tell(StoredObject.Origin.PUT, bucket, version);
    return PutObjectResponse.builder()
        .eTag(version.quotedETag())
        .versionId(reportedId(bucket, version))
        .serverSideEncryption(request.serverSideEncryptionAsString())
        .ssekmsKeyId(request.ssekmsKeyId())
        .build();
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    var source = bucket(request.sourceBucket());
    var original =
        read(source, request.sourceKey(), Optional.ofNullable(request.sourceVersionId()));
    checkSource(request, original);
    var bucket = bucket(request.destinationBucket());
    checkKey(request.destinationKey());
    checkAccess(request.acl());
    var replace = request.metadataDirective() == MetadataDirective.REPLACE;
    var headers = replace ? ObjectHeaders.of(request) : original.headers();
    var metadata = replace ? request.metadata() : original.metadata();
    var content = bucket.newContent();
    Received received;
    try (var body = Files.newInputStream(source.content(original))) {
      received = receive(body, content, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var version =
        commit(
            bucket,
            request.destinationKey(),
            content,
            newest -> {},
            (id, sequence) ->
                new Version(
                    request.destinationKey(),
                    id,
                    Optional.of(content.getFileName().toString()),
                    received.size(),
                    received.md5(),
                    sequence,
                    headers,
                    metadata));
    tell(StoredObject.Origin.COPY, bucket, version);
    return SdkResponses.copyResponse(
        version.quotedETag(),
        version.lastModified(),
        reportedId(bucket, version),
        reportedId(source, original));
  }

  @Override
  public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
    var bucket = bucket(request.bucket());
    var version = read(bucket, request.key(), Optional.ofNullable(request.versionId()));
    checkRead(request, version);
    var range = SdkRequests.parseRange(request.range());
    var first = 0L;
    var last = version.size() - 1;
    if (range != null) {
      first = range.first() == null ? Math.max(0, version.size() - range.last()) : range.first();
      last = range.first() == null || range.last() == null ? last : Math.min(range.last(), last);
      if (first > last) {
        throw S3Errors.invalidRange();
      }
    }
    var response = describe(bucket, version).contentLength(last - first + 1);
    if (range != null) {
      response.contentRange("bytes " + first + "-" + last + "/" + version.size());
    }
    try {
      // Not a try-with-resources: the answer's stream owns the file.
      var file = FileChannel.open(bucket.content(version), StandardOpenOption.READ);
      file.position(first);
      return SdkResponses.getResponse(
          response.build(), ByteStreams.limit(Channels.newInputStream(file), last - first + 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
    var bucket = bucket(request.bucket());
    var version = read(bucket, request.key(), Optional.ofNullable(request.versionId()));
    return SdkResponses.toHead(describe(bucket, version).contentLength(version.size()).build());
  }

  @Override
  public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
    var bucket = bucket(request.bucket());
    if (request.ifMatchSize() != null || request.ifMatchLastModifiedTime() != null) {
      // As S3 does for a general purpose bucket.
      throw new UnsupportedOperationException(
          "A delete can depend on the entity tag only, not on size or time.");
    }
    if (request.ifMatch() != null) {
      checkWrite(request.key(), bucket.newest(request.key()), request.ifMatch(), null);
    }
    if (request.versionId() != null) {
      var version = bucket.find(request.key(), request.versionId());
      version.ifPresent(bucket::remove);
      return DeleteObjectResponse.builder()
          .versionId(request.versionId())
          .deleteMarker(version.filter(Version::isDeleteMarker).isPresent() ? true : null)
          .build();
    }
    if (bucket.versioning() == Versioning.OFF) {
      bucket.newest(request.key()).ifPresent(bucket::remove);
      return DeleteObjectResponse.builder().build();
    }
    var marker =
        bucket.add(
            request.key(),
            newest -> {},
            (id, sequence) -> Version.deleteMarker(request.key(), id, sequence));
    return DeleteObjectResponse.builder().versionId(marker.id()).deleteMarker(true).build();
  }

  @Override
  public ObjectCannedACL getBlobAccess(String bucket, String key) {
    return getBlobAccess(bucket, key, null);
  }

  @Override
  public ObjectCannedACL getBlobAccess(String bucket, String key, String versionId) {
    read(bucket(bucket), key, Optional.ofNullable(versionId));
    return ObjectCannedACL.PRIVATE;
  }

  @Override
  public void setBlobAccess(String bucket, String key, ObjectCannedACL access) {
    setBlobAccess(bucket, key, access, null);
  }

  @Override
  public void setBlobAccess(String bucket, String key, ObjectCannedACL access, String versionId) {
    read(bucket(bucket), key, Optional.ofNullable(versionId));
    checkAccess(access);
  }

  // Uploads in parts

  @Override
  public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
    bucket(request.bucket());
    checkKey(request.key());
    checkAccess(request.acl());
    var headers = ObjectHeaders.of(request);
    var upload = uploads.start(request);
    return new MultipartUpload(
        upload.id(),
        request,
        CreateMultipartUploadResponse.builder()
            .bucket(request.bucket())
            .key(request.key())
            .uploadId(upload.id())
            .serverSideEncryption(ObjectHeaders.encryption(headers).orElse(null))
            .ssekmsKeyId(request.ssekmsKeyId())
            .build());
  }

  @Override
  public UploadPartResponse uploadMultipartPart(
      MultipartUpload mpu, UploadPartRequest request, InputStream body) {
    var upload = upload(mpu);
    var content = uploads.newContent();
    var received = receive(body, content, request.contentMD5());
    var eTag = '"' + received.md5() + '"';
    upload.add(
        new Uploads.UploadedPart(
            content,
            SdkResponses.part(request.partNumber(), received.size(), eTag, Instant.now())
                .toBuilder()
                .checksumCRC32(request.checksumCRC32())
                .checksumCRC32C(request.checksumCRC32C())
                .checksumCRC64NVME(request.checksumCRC64NVME())
                .checksumSHA1(request.checksumSHA1())
                .checksumSHA256(request.checksumSHA256())
                .build()));
    return SdkResponses.uploadedPart(eTag);
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload mpu, CompleteMultipartUploadRequest request) {
    var upload = upload(mpu);
    var created = upload.request();
    var bucket = bucket(created.bucket());
    var content = bucket.newContent();
    var digest = md5();
    var parts = request.multipartUpload().parts();
    var size = 0L;
    try (var target =
        FileChannel.open(content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (var wanted : parts) {
        var part =
            upload
                .part(wanted.partNumber())
                .orElseThrow(() -> S3Exceptions.invalidRequest("A part was not uploaded."));
        digest.update(HexFormat.of().parseHex(unquote(part.description().eTag())));
        size += append(part.content(), target);
      }
    } catch (IOException e) {
      VersionedBucket.deleteIfExists(content);
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      VersionedBucket.deleteIfExists(content);
      throw e;
    }
    var total = size;
    var eTag = HexFormat.of().formatHex(digest.digest()) + "-" + parts.size();
    var version =
        commit(
            bucket,
            created.key(),
            content,
            newest -> checkWrite(created.key(), newest, request.ifMatch(), request.ifNoneMatch()),
            (id, sequence) ->
                new Version(
                    created.key(),
                    id,
                    Optional.of(content.getFileName().toString()),
                    total,
                    eTag,
                    sequence,
                    ObjectHeaders.of(created),
                    created.metadata()));
    uploads.end(upload);
    tell(StoredObject.Origin.PARTS, bucket, version);
    return SdkResponses.completeResponse(version.quotedETag(), reportedId(bucket, version));
  }

  @Override
  public void abortMultipartUpload(MultipartUpload mpu) {
    uploads.end(upload(mpu));
  }

  /** An upload that is over has no parts: S3Proxy then looks whether it was completed before. */
  @Override
  public List<Part> listMultipartUpload(MultipartUpload mpu) {
    return uploads.find(mpu.id()).map(Uploads.Upload::parts).orElse(List.of());
  }

  @Override
  public List<software.amazon.awssdk.services.s3.model.MultipartUpload> listMultipartUploads(
      String bucket) {
    bucket(bucket);
    return uploads.all().stream()
        .filter(upload -> upload.request().bucket().equals(bucket))
        .map(upload -> SdkResponses.upload(upload.request().key(), upload.id(), upload.initiated()))
        .toList();
  }

  @Override
  public long getMinimumMultipartPartSize() {
    return 5L * 1_024 * 1_024;
  }

  // Helpers

  /** What came in. */
  private record Received(long size, String md5) {}

  private VersionedBucket bucket(String name) {
    var bucket = open.get(name);
    if (bucket == null) {
      throw S3Exceptions.noSuchBucket(name, "");
    }
    return bucket;
  }

  private VersionedBucket openBucket(String name) {
    if (!BUCKET_NAME.matcher(name).matches() || name.contains("..")) {
      throw S3Errors.invalidBucketName(name);
    }
    return open.computeIfAbsent(
        name,
        missing -> {
          try {
            return new VersionedBucket(buckets.resolve(missing), clock, durable);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private Uploads.Upload upload(MultipartUpload mpu) {
    return uploads
        .find(mpu.id())
        .filter(upload -> upload.request().bucket().equals(mpu.containerName()))
        .filter(upload -> upload.request().key().equals(mpu.blobName()))
        .orElseThrow(S3Errors::noSuchUpload);
  }

  private static Version read(VersionedBucket bucket, String key, Optional<String> versionId) {
    if (versionId.isPresent()) {
      var version =
          bucket
              .find(key, versionId.get())
              .orElseThrow(
                  () -> S3Exceptions.noSuchVersion(bucket.name(), key, versionId.get(), ""));
      if (version.isDeleteMarker()) {
        throw S3Errors.isDeleteMarker(version.id());
      }
      return version;
    }
    var version =
        bucket.newest(key).orElseThrow(() -> S3Exceptions.noSuchKey(bucket.name(), key, ""));
    if (version.isDeleteMarker()) {
      throw S3Exceptions.noSuchKeyDeleteMarker(bucket.name(), key, version.id(), "");
    }
    return version;
  }

  private static GetObjectResponse.Builder describe(VersionedBucket bucket, Version version) {
    var response =
        GetObjectResponse.builder()
            .eTag(version.quotedETag())
            .lastModified(version.lastModified())
            .versionId(reportedId(bucket, version))
            .metadata(version.metadata());
    ObjectHeaders.describe(version.headers(), response);
    return response;
  }

  /** A bucket that never had versions says nothing about them. */
  private static String reportedId(VersionedBucket bucket, Version version) {
    return bucket.versioning() == Versioning.OFF ? null : version.id();
  }

  private Version commit(
      VersionedBucket bucket,
      String key,
      Path content,
      Consumer<Optional<Version>> check,
      VersionedBucket.Maker maker) {
    try {
      return bucket.add(key, check, maker);
    } catch (RuntimeException e) {
      VersionedBucket.deleteIfExists(content);
      throw e;
    }
  }

  private void tell(StoredObject.Origin origin, VersionedBucket bucket, Version version) {
    listener.accept(
        new StoredObject(
            origin,
            bucket.name(),
            version.key(),
            Optional.ofNullable(reportedId(bucket, version)),
            version.eTag(),
            version.size(),
            version.sequence(),
            version.lastModified()));
  }

  private static Received receive(InputStream body, Path content, String expectedMd5) {
    var digest = md5();
    try (var in = new DigestInputStream(body, digest);
        var out = Files.newOutputStream(content, StandardOpenOption.CREATE_NEW)) {
      var size = in.transferTo(out);
      var md5 = digest.digest();
      if (expectedMd5 != null
          && !MessageDigest.isEqual(md5, Base64.getDecoder().decode(expectedMd5))) {
        throw S3Errors.badDigest();
      }
      return new Received(size, HexFormat.of().formatHex(md5));
    } catch (IOException e) {
      VersionedBucket.deleteIfExists(content);
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      VersionedBucket.deleteIfExists(content);
      throw e;
    }
  }

  private static long append(Path part, FileChannel target) throws IOException {
    try (var source = FileChannel.open(part, StandardOpenOption.READ)) {
      var buffer = ByteBuffer.allocate(1 << 16);
      var size = 0L;
      while (source.read(buffer) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          size += target.write(buffer);
        }
        buffer.clear();
      }
      return size;
    }
  }

  private static void checkKey(String key) {
    if (key.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
      throw S3Errors.keyTooLong();
    }
  }

  private static void checkAccess(ObjectCannedACL access) {
    if (access != null && access != ObjectCannedACL.PRIVATE) {
      throw S3Errors.publicAccessBlocked();
    }
  }

  private static void checkWrite(
      String key, Optional<Version> newest, String ifMatch, String ifNoneMatch) {
    var current = newest.filter(version -> !version.isDeleteMarker());
    if (ifMatch != null) {
      var version = current.orElseThrow(() -> S3Exceptions.noSuchKey("", key, ""));
      if (!matches(ifMatch, version)) {
        throw S3Exceptions.preconditionFailed(null);
      }
    }
    if (ifNoneMatch != null && current.filter(v -> matches(ifNoneMatch, v)).isPresent()) {
      throw S3Exceptions.preconditionFailed(null);
    }
  }

  private static void checkRead(GetObjectRequest request, Version version) {
    // HTTP dates have whole seconds.
    var modified = version.lastModified().truncatedTo(ChronoUnit.SECONDS);
    if (request.ifMatch() != null) {
      if (!matches(request.ifMatch(), version)) {
        throw S3Exceptions.preconditionFailed(null);
      }
    } else if (request.ifUnmodifiedSince() != null
        && modified.isAfter(request.ifUnmodifiedSince())) {
      throw S3Exceptions.preconditionFailed(null);
    }
    if (request.ifNoneMatch() != null) {
      if (matches(request.ifNoneMatch(), version)) {
        throw S3Errors.notModified(version.quotedETag());
      }
    } else if (request.ifModifiedSince() != null && !modified.isAfter(request.ifModifiedSince())) {
      throw S3Errors.notModified(version.quotedETag());
    }
  }

  private static void checkSource(CopyObjectRequest request, Version source) {
    var modified = source.lastModified().truncatedTo(ChronoUnit.SECONDS);
    if ((request.copySourceIfMatch() != null && !matches(request.copySourceIfMatch(), source))
        || (request.copySourceIfNoneMatch() != null
            && matches(request.copySourceIfNoneMatch(), source))
        || (request.copySourceIfModifiedSince() != null
            && !modified.isAfter(request.copySourceIfModifiedSince()))
        || (request.copySourceIfUnmodifiedSince() != null
            && modified.isAfter(request.copySourceIfUnmodifiedSince()))) {
      throw S3Exceptions.preconditionFailed(null);
    }
  }

  private static boolean matches(String condition, Version version) {
    return condition.equals("*") || unquote(condition).equals(version.eTag());
  }

  private static String unquote(String eTag) {
    return eTag.startsWith("\"") && eTag.endsWith("\"") && eTag.length() >= 2
        ? eTag.substring(1, eTag.length() - 1)
        : eTag;
  }

  private static MessageDigest md5() {
    try {
      // The entity tag of S3 is an MD5; nothing is protected by it.
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has MD5.", e);
    }
  }
}
