package dev.receipts.local.email;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.receipts.json.Json;
import dev.receipts.local.http.HandlerService;
import dev.receipts.local.http.HttpService;
import dev.receipts.local.threads.ServiceThreads;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SES, version 2, on 127.0.0.1: SendEmail, GetAccount, and the identities as far as sending needs
 * them. Nothing leaves the machine. Any credentials and any region are accepted.
 */
public final class LocalEmail implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(LocalEmail.class);

  /** "Service quotas in Amazon SES": bytes of a message with everything in it. */
  private static final int LARGEST_MESSAGE = 40 * 1_024 * 1_024;

  /** Takes a string as long as the largest message; Jackson's own limit is half of that. */
  private static final JsonMapper LARGE_JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(2 * LARGEST_MESSAGE).build())
                  .build())
          .build();

  private static final String IDENTITIES = "/v2/email/identities";

  private static final DateTimeFormatter FILE_TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path folder;
  private final HttpServer server;
  private final ExecutorService threads;
  private final boolean everyoneMaySend;
  private final Set<String> verified = new ConcurrentSkipListSet<>(String.CASE_INSENSITIVE_ORDER);
  private final List<SentEmail> messages = new CopyOnWriteArrayList<>();

  private LocalEmail(EmailOptions options) throws IOException {
    this.folder = Files.createDirectories(options.folder());
    this.everyoneMaySend = options.verified().isEmpty();
    options.verified().ifPresent(verified::addAll);
    try {
      this.server =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()), 0);
    } catch (IOException e) {
      throw new IOException(
          "SES cannot start on 127.0.0.1:" + options.port() + "; is the port taken?", e);
    }
    this.threads = ServiceThreads.named("email");
    server.setExecutor(threads);
    server.createContext("/", this::handle);
  }

  /**
   * Starts the service; it answers when this returns.
   *
   * @throws IOException if the port is taken or the folder cannot be used
   */
  public static LocalEmail start(EmailOptions options) throws IOException {
    var email = new LocalEmail(options);
    email.server.start();
    return email;
  }

  /** Where clients find the service. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The same, for callers in this process. */
  public HttpService service() {
    return new HandlerService(this::handle);
  }

  /** The folder with the e-mails. */
  public Path folder() {
    return folder;
  }

  /** What was sent since the start, in order. */
  public List<SentEmail> messages() {
    return List.copyOf(messages);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      ObjectNode answer;
      var status = 200;
      try {
        answer = route(exchange);
      } catch (SesException e) {
        answer = Json.mapper().createObjectNode().put("message", e.getMessage());
        status = e.status();
        exchange.getResponseHeaders().set("x-amzn-ErrorType", e.type());
      } catch (Exception e) {
        LOGGER.error("A request to SES failed.", e);
        answer = Json.mapper().createObjectNode().put("message", "Internal failure");
        status = 500;
        exchange.getResponseHeaders().set("x-amzn-ErrorType", "InternalFailure");
      }
      var body = Json.mapper().writeValueAsBytes(answer);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private ObjectNode route(HttpExchange exchange) throws IOException, MessagingException {
    var path = exchange.getRequestURI().getRawPath();
    var body = exchange.getRequestBody().readAllBytes();
    return switch (exchange.getRequestMethod() + " " + path) {
      case "POST /v2/email/outbound-emails" -> send(body);
      case "GET /v2/email/account" -> account();
      case "GET " + IDENTITIES -> identities();
      case "POST " + IDENTITIES -> createIdentity(parse(body));
      default -> {
        if (exchange.getRequestMethod().equals("GET") && path.startsWith(IDENTITIES + "/")) {
          yield identity(
              URLDecoder.decode(path.substring(IDENTITIES.length() + 1), StandardCharsets.UTF_8));
        }
        throw SesException.badRequest(
            "The local SES does not do " + exchange.getRequestMethod() + " " + path + ".");
      }
    };
  }

  private ObjectNode send(byte[] body) throws IOException, MessagingException {
    var email = OutgoingEmail.of(parse(body));
    checkSender(email.from());
    var now = Instant.now();
    var messageId =
        "0100"
            + UUID.randomUUID().toString().replace("-", "").substring(12)
            + "-"
            + UUID.randomUUID()
            + "-000000";
    var message = email.message();
    if (message.getSentDate() == null) {
      message.setSentDate(Date.from(now));
    }
    message.saveChanges();
    message.setHeader("Message-ID", "<" + messageId + "@email.amazonses.com>");
    var content = new ByteArrayOutputStream();
    message.writeTo(content);
    if (content.size() > LARGEST_MESSAGE) {
      throw SesException.badRequest(
          "Message length is more than "
              + LARGEST_MESSAGE
              + " bytes long: "
              + content.size()
              + ".");
    }
    var file = write(FILE_TIME.format(now) + "-" + messageId + ".eml", content.toByteArray());
    messages.add(
        new SentEmail(
            messageId,
            now,
            email.from().toUnicodeString(),
            email.to(),
            email.cc(),
            email.bcc(),
            email.replyTo(),
            Optional.ofNullable(message.getSubject()).orElse(""),
            email.body("text/plain"),
            email.body("text/html"),
            email.tags(),
            file));
    return Json.mapper().createObjectNode().put("MessageId", messageId);
  }

  /** A file has its final name only once it is complete. */
  private Path write(String name, byte[] content) throws IOException {
    var part = folder.resolve(name + ".part");
    Files.write(part, content);
    return Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private void checkSender(InternetAddress from) {
    var address = from.getAddress();
    var domain = address.substring(address.indexOf('@') + 1);
    if (!everyoneMaySend && !verified.contains(address) && !verified.contains(domain)) {
      throw SesException.rejected(
          "Email address is not verified. The following identities failed the check in region"
              + " LOCAL: "
              + address);
    }
  }

  private ObjectNode account() {
    var account =
        Json.mapper()
            .createObjectNode()
            .put("EnforcementStatus", "HEALTHY")
            .put("ProductionAccessEnabled", true)
            .put("SendingEnabled", true);
    account
        .putObject("SendQuota")
        .put("Max24HourSend", 50_000)
        .put("MaxSendRate", 14)
        .put("SentLast24Hours", messages.size());
    return account;
  }

  private ObjectNode identities() {
    var answer = Json.mapper().createObjectNode();
    var list = answer.putArray("EmailIdentities");
    for (var identity : verified) {
      list.addObject()
          .put("IdentityType", type(identity))
          .put("IdentityName", identity)
          .put("SendingEnabled", true)
          .put("VerificationStatus", "SUCCESS");
    }
    return answer;
  }

  /** There is no one to ask: an identity is verified as soon as it is there. */
  private ObjectNode createIdentity(JsonNode request) {
    var identity = request.path("EmailIdentity").asText();
    if (identity.isBlank()) {
      throw SesException.badRequest("EmailIdentity is missing.");
    }
    if (!verified.add(identity)) {
      throw SesException.alreadyExists("Email identity " + identity + " already exist.");
    }
    return Json.mapper()
        .createObjectNode()
        .put("IdentityType", type(identity))
        .put("VerifiedForSendingStatus", true);
  }

  private ObjectNode identity(String identity) {
    if (!verified.contains(identity)) {
      throw SesException.notFound("Email identity " + identity + " does not exist.");
    }
    return Json.mapper()
        .createObjectNode()
        .put("IdentityType", type(identity))
        .put("VerifiedForSendingStatus", true)
        .put("VerificationStatus", "SUCCESS");
  }

  private static String type(String identity) {
    return identity.contains("@") ? "EMAIL_ADDRESS" : "DOMAIN";
  }

  private static JsonNode parse(byte[] body) throws IOException {
    try {
      return LARGE_JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw SesException.badRequest("The request is not JSON.");
    }
  }
}
