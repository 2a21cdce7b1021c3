package dev.receipts.local.email;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;

/** A SendEmail request, checked as SES checks it, and its MIME message. */
final class OutgoingEmail {
  /** Making one looks for providers on the whole class path; nothing is sent through it. */
  private static final Session SESSION = Session.getInstance(new Properties());

  /** "Service quotas in Amazon SES": recipients of one message. */
  private static final int MOST_RECIPIENTS = 50;

  /** "MessageTag" in the API reference of SES, version 2. */
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_-]{1,256}");

  private static final Set<String> KNOWN =
      Set.of(
          "FromEmailAddress",
          "Destination",
          "ReplyToAddresses",
          "FeedbackForwardingEmailAddress",
          "Content",
          "EmailTags",
          "ConfigurationSetName");

  private final InternetAddress from;
  private final List<InternetAddress> to;
  private final List<InternetAddress> cc;
  private final List<InternetAddress> bcc;
  private final List<InternetAddress> replyTo;
  private final Map<String, String> tags;
  private final MimeMessage message;

  private OutgoingEmail(
      InternetAddress from,
      List<InternetAddress> to,
      List<InternetAddress> cc,
      List<InternetAddress> bcc,
      List<InternetAddress> replyTo,
      Map<String, String> tags,
      MimeMessage message) {
    this.from = from;
    this.to = to;
    this.cc = cc;
    this.bcc = bcc;
    this.replyTo = replyTo;
    this.tags = tags;
    this.message = message;
  }

  static OutgoingEmail of(JsonNode request) throws MessagingException {
    refuseUnknown(request, KNOWN, "SendEmail");
    var tags = tags(request.path("EmailTags"));
    var content = request.path("Content");
    refuseUnknown(content, Set.of("Simple", "Raw"), "Content");
    if (content.has("Simple") == content.has("Raw")) {
      throw SesException.badRequest("Content needs either Simple or Raw.");
    }
    var destination = request.path("Destination");
    var to = addresses(destination.path("ToAddresses"));
    var cc = addresses(destination.path("CcAddresses"));
    var bcc = addresses(destination.path("BccAddresses"));
    var replyTo = addresses(request.path("ReplyToAddresses"));
    OutgoingEmail email;
    if (content.has("Simple")) {
      if (!request.hasNonNull("FromEmailAddress")) {
        throw SesException.badRequest("FromEmailAddress is missing.");
      }
      var from = address(request.get("FromEmailAddress").asText());
      var message = simple(content.get("Simple"));
      message.setFrom(from);
      setRecipients(message, RecipientType.TO, to);
      setRecipients(message, RecipientType.CC, cc);
      message.setReplyTo(replyTo.toArray(InternetAddress[]::new));
      email = new OutgoingEmail(from, to, cc, bcc, replyTo, tags, message);
    } else {
      email = raw(request, content.get("Raw"), to, cc, bcc, tags);
    }
    email.checkRecipients();
    if (request.hasNonNull("ConfigurationSetName")) {
      email.message.setHeader(
          "X-SES-CONFIGURATION-SET", request.get("ConfigurationSetName").asText());
    }
    return email;
  }

  InternetAddress from() {
    return from;
  }

  MimeMessage message() {
    return message;
  }

  Map<String, String> tags() {
    return tags;
  }

  List<String> to() {
    return texts(to);
  }

  List<String> cc() {
    return texts(cc);
  }

  List<String> bcc() {
    return texts(bcc);
  }

  List<String> replyTo() {
    return texts(replyTo);
  }

  /** The first part of this type in the message. */
  Optional<String> body(String mimeType) throws MessagingException, IOException {
    return body(message, mimeType);
  }

  private static Optional<String> body(Part part, String mimeType)
      throws MessagingException, IOException {
    if (part.isMimeType(mimeType)) {
      return Optional.of(part.getContent().toString());
    }
    if (part.getContent() instanceof Multipart parts) {
      for (var i = 0; i < parts.getCount(); i++) {
        BodyPart next = parts.getBodyPart(i);
        var found = body(next, mimeType);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private void checkRecipients() {
    var count = to.size() + cc.size() + bcc.size();
    if (count == 0) {
      throw SesException.badRequest("The message has no recipients.");
    }
    if (count > MOST_RECIPIENTS) {
      throw SesException.badRequest("Recipient count exceeds " + MOST_RECIPIENTS + ".");
    }
  }

  private static MimeMessage simple(JsonNode content) throws MessagingException {
    refuseUnknown(content, Set.of("Subject", "Body", "Headers"), "Simple");
    refuseUnknown(content.path("Body"), Set.of("Text", "Html"), "Body");
    if (!content.path("Subject").has("Data")) {
      throw SesException.badRequest("Subject is missing.");
    }
    var message = newMessage();
    message.setSubject(text(content.get("Subject")), charset(content.get("Subject")).name());
    var parts = new ArrayList<MimeBodyPart>();
    // The last alternative is the preferred one (RFC 2046, section 5.1.4).
    for (var body : List.of("Text", "Html")) {
      var part = content.path("Body").path(body);
      if (part.has("Data")) {
        var bodyPart = new MimeBodyPart();
        bodyPart.setText(text(part), charset(part).name(), body.equals("Text") ? "plain" : "html");
        parts.add(bodyPart);
      }
    }
    if (parts.isEmpty()) {
      throw SesException.badRequest("Body needs Text or Html.");
    }
    var alternatives = new MimeMultipart("alternative");
    for (var part : parts) {
      alternatives.addBodyPart(part);
    }
    message.setContent(alternatives);
    for (var header : content.path("Headers")) {
      message.addHeader(header.path("Name").asText(), header.path("Value").asText());
    }
    return message;
  }

  private static OutgoingEmail raw(
      JsonNode request,
      JsonNode content,
      List<InternetAddress> to,
      List<InternetAddress> cc,
      List<InternetAddress> bcc,
      Map<String, String> tags)
      throws MessagingException {
    var message = new MimeMessage(SESSION, new ByteArrayInputStream(decode(content)));
    if (request.hasNonNull("FromEmailAddress")) {
      message.setFrom(address(request.get("FromEmailAddress").asText()));
    }
    var senders = list(message.getFrom());
    if (senders.isEmpty()) {
      throw SesException.badRequest("The message has no sender.");
    }
    var fromHeader = to.isEmpty() && cc.isEmpty() && bcc.isEmpty();
    var email =
        new OutgoingEmail(
            senders.getFirst(),
            fromHeader ? list(message.getRecipients(RecipientType.TO)) : to,
            fromHeader ? list(message.getRecipients(RecipientType.CC)) : cc,
            fromHeader ? list(message.getRecipients(RecipientType.BCC)) : bcc,
            message.getHeader("Reply-To") == null ? List.of() : list(message.getReplyTo()),
            tags,
            message);
    message.removeHeader("Bcc");
    return email;
  }

  private static byte[] decode(JsonNode content) {
    try {
      return Base64.getDecoder().decode(content.path("Data").asText());
    } catch (IllegalArgumentException e) {
      throw SesException.badRequest("The raw message is not Base64.");
    }
  }

  private static Map<String, String> tags(JsonNode nodes) {
    var tags = new LinkedHashMap<String, String>();
    for (var node : nodes) {
      var name = node.path("Name").asText();
      var value = node.path("Value").asText();
      if (!TAG.matcher(name).matches() || !TAG.matcher(value).matches()) {
        throw SesException.badRequest(
            "Invalid tag <"
                + name
                + ">: only alphanumeric ASCII characters, '_', and '-' are allowed.");
      }
      tags.put(name, value);
    }
    return tags;
  }

  private static List<InternetAddress> addresses(JsonNode nodes) {
    var addresses = new ArrayList<InternetAddress>();
    nodes.forEach(node -> addresses.add(address(node.asText())));
    return addresses;
  }

  private static InternetAddress address(String text) {
    try {
      var address = new InternetAddress(text, true);
      address.validate();
      if (address.getAddress().indexOf('@') < 0) {
        throw SesException.badRequest("Missing final '@domain'");
      }
      if (address.getPersonal() != null) {
        // Encodes the name for the header (RFC 2047).
        address.setPersonal(address.getPersonal(), StandardCharsets.UTF_8.name());
      }
      return address;
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("Every Java platform has UTF-8.", e);
    } catch (AddressException e) {
      throw SesException.badRequest("Illegal address: " + e.getMessage());
    }
  }

  /** Without a character set SES takes ASCII only ("Content" in the API reference). */
  private static String text(JsonNode content) {
    var text = content.get("Data").asText();
    if (!charset(content).newEncoder().canEncode(text)) {
      throw SesException.badRequest(
          "The text has characters that its character set does not have. Name one that does, such"
              + " as UTF-8.");
    }
    return text;
  }

  private static Charset charset(JsonNode content) {
    try {
      return content.hasNonNull("Charset")
          ? Charset.forName(content.get("Charset").asText())
          : StandardCharsets.US_ASCII;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw SesException.badRequest("Unknown character set: " + e.getMessage());
    }
  }

  private static void setRecipients(
      MimeMessage message, RecipientType type, List<InternetAddress> addresses)
      throws MessagingException {
    if (!addresses.isEmpty()) {
      message.setRecipients(type, addresses.toArray(InternetAddress[]::new));
    }
  }

  private static List<InternetAddress> list(Address[] addresses) {
    return addresses == null
        ? List.of()
        : Arrays.stream(addresses).map(InternetAddress.class::cast).toList();
  }

  private static List<String> texts(List<InternetAddress> addresses) {
    return addresses.stream().map(InternetAddress::toUnicodeString).toList();
  }

  private static MimeMessage newMessage() {
    return new MimeMessage(SESSION);
  }

  private static void refuseUnknown(JsonNode node, Set<String> known, String where) {
    for (var property : node.properties()) {
      if (!known.contains(property.getKey()) && !property.getValue().isNull()) {
        throw SesException.badRequest(
            "The local SES does not know " + property.getKey() + " of " + where + ".");
      }
    }
  }
}
