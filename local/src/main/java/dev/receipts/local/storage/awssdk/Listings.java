package dev.receipts.local.storage.awssdk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.SdkResponses;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.StorageClass;

/** Lists a bucket page by page, with keys that share a prefix up to a delimiter as one. */
final class Listings {
  private static final int PAGE_SIZE = 1_000;

  private Listings() {}

  static ListObjectsV2Response objects(VersionedBucket bucket, ListObjectsV2Request request) {
    var limit = Optional.ofNullable(request.maxKeys()).orElse(PAGE_SIZE);
    var prefix = orEmpty(request.prefix());
    var delimiter = orEmpty(request.delimiter());
    var after =
        request.continuationToken() == null
            ? orEmpty(request.startAfter())
            : decodeToken(request.continuationToken());
    var objects = new ArrayList<S3Object>();
    var prefixes = new TreeSet<String>();
    var last = after;
    for (var entry : bucket.from(after.compareTo(prefix) > 0 ? after : prefix, true).entrySet()) {
      var key = entry.getKey();
      if (!key.startsWith(prefix)) {
        break;
      }
      var newest = entry.getValue().getFirst();
      var group = commonPrefix(key, prefix, delimiter);
      if (newest.isDeleteMarker()
          || group.orElse(key).compareTo(after) <= 0
          || group.filter(prefixes::contains).isPresent()) {
        continue;
      }
      if (objects.size() + prefixes.size() == limit) {
        return SdkResponses.objectsPage(
            objects, toCommonPrefixes(prefixes), limit == 0 ? null : encodeToken(last));
      }
      last = group.orElse(key);
      if (group.isPresent()) {
        prefixes.add(group.get());
      } else {
        objects.add(
            SdkResponses.objectEntry(
                key,
                newest.quotedETag(),
                newest.lastModified(),
                newest.size(),
                StorageClass.STANDARD));
      }
    }
    return SdkResponses.objectsPage(objects, toCommonPrefixes(prefixes), null);
  }

  static ListObjectVersionsResponse versions(
      VersionedBucket bucket, ListObjectVersionsRequest request) {
    var limit = Optional.ofNullable(request.maxKeys()).orElse(PAGE_SIZE);
    var prefix = orEmpty(request.prefix());
    var delimiter = orEmpty(request.delimiter());
    var after = orEmpty(request.keyMarker());
    var response = ListObjectVersionsResponse.builder().isTruncated(false);
    var versions = new ArrayList<ObjectVersion>();
    var markers = new ArrayList<DeleteMarkerEntry>();
    var prefixes = new TreeSet<String>();
    var lastKey = after;
    var lastVersion = orEmpty(request.versionIdMarker());
    for (var entry : bucket.from(after.compareTo(prefix) > 0 ? after : prefix, true).entrySet()) {
      var key = entry.getKey();
      if (!key.startsWith(prefix)) {
        break;
      }
      var group = commonPrefix(key, prefix, delimiter);
      if (group.isPresent() && group.get().compareTo(after) <= 0) {
        continue;
      }
      var newest = entry.getValue().getFirst();
      for (var version : versionsAfter(entry.getValue(), after, request.versionIdMarker())) {
        if (group.filter(prefixes::contains).isPresent()) {
          break;
        }
        if (versions.size() + markers.size() + prefixes.size() == limit) {
          if (limit > 0) {
            response
                .isTruncated(true)
                .nextKeyMarker(lastKey)
                .nextVersionIdMarker(lastVersion.isEmpty() ? null : lastVersion);
          }
          return finish(response, versions, markers, prefixes);
        }
        lastKey = group.orElse(key);
        lastVersion = group.isPresent() ? "" : version.id();
        if (group.isPresent()) {
          prefixes.add(group.get());
        } else if (version.isDeleteMarker()) {
          markers.add(
              DeleteMarkerEntry.builder()
                  .key(key)
                  .versionId(version.id())
                  .isLatest(version.equals(newest))
                  .lastModified(version.lastModified())
                  .build());
        } else {
          versions.add(
              ObjectVersion.builder()
                  .key(key)
                  .versionId(version.id())
                  .isLatest(version.equals(newest))
                  .lastModified(version.lastModified())
                  .eTag(version.quotedETag())
                  .size(version.size())
                  .storageClass("STANDARD")
                  .build());
        }
      }
    }
    return finish(response, versions, markers, prefixes);
  }

  private static ListObjectVersionsResponse finish(
      ListObjectVersionsResponse.Builder response,
      List<ObjectVersion> versions,
      List<DeleteMarkerEntry> markers,
      Collection<String> prefixes) {
    return response
        .versions(versions)
        .deleteMarkers(markers)
        .commonPrefixes(toCommonPrefixes(prefixes))
        .build();
  }

  /** A key marker without a version id skips the whole key. */
  private static List<Version> versionsAfter(
      List<Version> versions, String keyMarker, String versionIdMarker) {
    if (!versions.getFirst().key().equals(keyMarker)) {
      return versions;
    }
    if (versionIdMarker == null) {
      return List.of();
    }
    return versions.stream()
        .dropWhile(version -> !version.id().equals(versionIdMarker))
        .skip(1)
        .toList();
  }

  private static Optional<String> commonPrefix(String key, String prefix, String delimiter) {
    if (delimiter.isEmpty()) {
      return Optional.empty();
    }
    var end = key.indexOf(delimiter, prefix.length());
    return end < 0 ? Optional.empty() : Optional.of(key.substring(0, end + delimiter.length()));
  }

  private static List<CommonPrefix> toCommonPrefixes(Collection<String> prefixes) {
    return prefixes.stream().map(SdkResponses::commonPrefix).toList();
  }

  private static String encodeToken(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String decodeToken(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw S3Exceptions.invalidArgument("The continuation token provided is incorrect");
    }
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
