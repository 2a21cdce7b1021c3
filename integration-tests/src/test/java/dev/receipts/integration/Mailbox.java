package dev.receipts.integration;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** The e-mails that were sent, as a mail client reads them. */
final class Mailbox {
  private final Path folder;

  Mailbox(Path folder) {
    this.folder = folder;
  }

  /**
   * An e-mail.
   *
   * @param text its plain text
   * @param html the same as a page
   */
  record Mail(String subject, String from, List<String> to, String text, String html) {}

  /** The mails that name an object, by its S3 path. */
  List<Mail> about(String s3Path) {
    return all().stream()
        .filter(mail -> mail.text().lines().anyMatch(line -> line.equals(s3Path)))
        .toList();
  }

  /** The mails to an address. */
  List<Mail> to(String address) {
    return new ArrayList<>(all().stream().filter(mail -> mail.to().contains(address)).toList());
  }

  /** All mails. */
  List<Mail> all() {
    List<Mail> mails = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".eml")).toList()) {
        mails.add(read(file));
      }
      return mails;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MessagingException e) {
      throw new AssertionError("A mail cannot be read", e);
    }
  }

  private static Mail read(Path file) throws IOException, MessagingException {
    try (InputStream content = Files.newInputStream(file)) {
      MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), content);
      List<String> to = new ArrayList<>();
      for (var address : message.getAllRecipients()) {
        to.add(address.toString());
      }
      return new Mail(
          message.getSubject(),
          message.getFrom()[0].toString(),
          to,
          content(message, "text/plain"),
          content(message, "text/html"));
    }
  }

  private static String content(Part part, String type) throws IOException, MessagingException {
    if (part.isMimeType(type)) {
      return (String) part.getContent();
    }
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart inner = parts.getBodyPart(i);
        String text = content(inner, type);
        if (!text.isEmpty()) {
          return text;
        }
      }
    }
    return "";
  }
}
