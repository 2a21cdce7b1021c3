package dev.receipts.local.storage;

import com.google.common.base.Throwables;
import com.google.common.io.ByteStreams;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gaul.s3proxy.S3ErrorCode;
import org.gaul.s3proxy.S3ProxyException;
import org.gaul.s3proxy.S3ProxyHandler;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.checksum.ChunkedInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Gives requests to S3Proxy's handler. S3Proxy's own servlet stops reading a body before its
 * trailing checksum: the checksum is never looked at, and the connection is now and then closed on
 * a client that is still sending, which then uploads everything a second time. This one reads a
 * body to its end.
 */
final class S3Servlet extends HttpServlet {
  private static final Logger LOGGER = LoggerFactory.getLogger(S3Servlet.class);

  /** The largest object that S3 takes in one request. */
  private static final long LARGEST_OBJECT = 5L << 30;

  private static final int LARGEST_CHUNK = 16 << 20;
  private static final String CONTENT_HASH = "x-amz-content-sha256";
  private static final String DECODED_LENGTH = "x-amz-decoded-content-length";

  private final transient Handler handler;
  private final transient Function<String, Optional<String>> notifications;

  /**
   * @param notifications gives a bucket's notification configuration as XML
   */
  S3Servlet(BlobStore store, Function<String, Optional<String>> notifications) {
    this.handler = new Handler(store);
    this.notifications = notifications;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var body = request.getInputStream();
    try {
      var configuration = notifications(request);
      if (configuration.isPresent()) {
        response.setContentType("application/xml");
        response.getOutputStream().write(configuration.get().getBytes(StandardCharsets.UTF_8));
      } else if (Optional.ofNullable(request.getHeader(CONTENT_HASH))
          .orElse("")
          .startsWith("STREAMING-")) {
        handle(new DecodedRequest(request), response, decoded(request, body));
      } else {
        handle(request, response, body);
      }
      ByteStreams.exhaust(body);
    } catch (Exception e) {
      ByteStreams.exhaust(body);
      sendError(request, response, e);
    }
  }

  /** What S3Proxy does not know: the answer to GetBucketNotificationConfiguration. */
  private Optional<String> notifications(HttpServletRequest request) {
    return request.getMethod().equals("GET") && "notification".equals(query(request))
        ? notifications.apply(request.getRequestURI().replace("/", ""))
        : Optional.empty();
  }

  private static String query(HttpServletRequest request) {
    return Optional.ofNullable(request.getQueryString()).orElse("").replaceFirst("=$", "");
  }

  private void handle(HttpServletRequest request, HttpServletResponse response, InputStream body)
      throws IOException {
    handler.doHandle(request, request, response, body, new S3ProxyHandler.RequestContext());
  }

  private static InputStream decoded(HttpServletRequest request, InputStream body) {
    var chunks = new ChunkedInputStream(body, LARGEST_CHUNK, request.getHeader("x-amz-trailer"));
    var length = request.getHeader(DECODED_LENGTH);
    return length == null ? chunks : new CheckedBody(chunks, Long.parseLong(length));
  }

  private void sendError(HttpServletRequest request, HttpServletResponse response, Exception error)
      throws IOException {
    var known =
        Throwables.getCausalChain(error).stream()
            .filter(AwsServiceException.class::isInstance)
            .map(AwsServiceException.class::cast)
            .findFirst();
    if (known.isPresent()) {
      handler.send(request, response, known.get());
    } else if (error instanceof UnsupportedOperationException) {
      handler.send(request, response, S3ErrorCode.NOT_IMPLEMENTED, error.getMessage());
    } else if (error instanceof IllegalArgumentException) {
      handler.send(request, response, S3ErrorCode.INVALID_ARGUMENT, error.getMessage());
    } else {
      LOGGER.error("A request to S3 failed.", error);
      handler.send(
          request,
          response,
          S3ErrorCode.INTERNAL_ERROR,
          "We encountered an internal error. Please try again.");
    }
  }

  /** S3Proxy's handler, with its way to send an error. Any credentials will do. */
  private static final class Handler extends S3ProxyHandler {
    Handler(BlobStore store) {
      super(
          store,
          AuthenticationType.NONE,
          "",
          "",
          null,
          LARGEST_OBJECT,
          LARGEST_OBJECT,
          LARGEST_CHUNK,
          true,
          null,
          "",
          Integer.MAX_VALUE);
    }

    void send(
        HttpServletRequest request, HttpServletResponse response, S3ErrorCode code, String message)
        throws IOException {
      sendSimpleErrorResponse(request, response, code, message, Map.of());
    }

    void send(HttpServletRequest request, HttpServletResponse response, AwsServiceException error)
        throws IOException {
      Optional.ofNullable(S3Exceptions.httpResponse(error))
          .ifPresent(
              http ->
                  http.headers()
                      .forEach((name, values) -> response.setHeader(name, values.getFirst())));
      var code = S3Exceptions.errorCode(error);
      if (code == null) {
        // An answer without a body, such as "not modified".
        response.setStatus(error.statusCode());
      } else {
        sendSimpleErrorResponse(
            request,
            response,
            code,
            error.statusCode(),
            Optional.ofNullable(error.awsErrorDetails().errorMessage()).orElse(""),
            Map.of());
      }
    }
  }

  /** A request whose body is no longer in chunks. */
  private static final class DecodedRequest extends HttpServletRequestWrapper {
    DecodedRequest(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getHeader(String name) {
      return name.equalsIgnoreCase(CONTENT_HASH) ? "UNSIGNED-PAYLOAD" : super.getHeader(name);
    }
  }

  /**
   * Reads on to the end of the chunks, where the checksum is, before it hands out the content's
   * last bytes: nothing is stored before it has been checked.
   */
  private static final class CheckedBody extends FilterInputStream {
    private long left;

    CheckedBody(ChunkedInputStream chunks, long length) {
      super(chunks);
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      var value = in.read();
      if (value >= 0) {
        received(1);
      }
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      var count = in.read(buffer, offset, length);
      if (count > 0) {
        received(count);
      }
      return count;
    }

    private void received(int count) throws IOException {
      left -= count;
      if (left == 0 && in.read() >= 0) {
        throw new IOException(new S3ProxyException(S3ErrorCode.INVALID_REQUEST));
      }
    }
  }
}
