package dev.receipts.local.email;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AlreadyExistsException;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.IdentityInfo;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

class LocalEmailIT {
  @TempDir private Path folder;
  private LocalEmail email;
  private SesV2Client ses;

  @BeforeEach
  void start() throws IOException {
    email =
        LocalEmail.start(
            new EmailOptions(
                folder.resolve("emails"),
                0,
                Optional.of(Set.of("receipts@example.com", "example.org"))));
    ses =
        SesV2Client.builder()
            .endpointOverride(email.endpoint())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("anyone", "anything")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  @AfterEach
  void stop() {
    ses.close();
    email.close();
  }

  private static SendEmailRequest.Builder request() {
    return SendEmailRequest.builder()
        .fromEmailAddress("Receipts <receipts@example.com>")
        .destination(d -> d.toAddresses("finance@example.net"))
        .content(
            c ->
                c.simple(
                    s ->
                        s.subject(t -> t.data("Quittung über 12,30 € – Café").charset("UTF-8"))
                            .body(
                                b ->
                                    b.text(t -> t.data("Summe: 12,30 €").charset("UTF-8"))
                                        .html(
                                            t ->
                                                t.data("<p>Summe: <b>12,30 €</b></p>")
                                                    .charset("UTF-8")))));
  }

  private String send(Consumer<SendEmailRequest.Builder> change) {
    var request = request();
    change.accept(request);
    return ses.sendEmail(request.build()).messageId();
  }

  private static MessageTag tag(String name, String value) {
    return MessageTag.builder().name(name).value(value).build();
  }

  private static MimeMessage read(Path file) throws IOException, MessagingException {
    try (var content = Files.newInputStream(file)) {
      return new MimeMessage(Session.getInstance(new Properties()), content);
    }
  }

  @Test
  void anEmailIsAFileThatAMailClientReads() throws IOException, MessagingException {
    var messageId =
        send(
            r ->
                r.replyToAddresses("ops@example.com")
                    .configurationSetName("receipts")
                    .destination(
                        d ->
                            d.toAddresses("finance@example.net", "Jörg <joerg@example.net>")
                                .ccAddresses("audit@example.net")
                                .bccAddresses("hidden@example.net")));

    var file = email.messages().getFirst().file();
    assertThat(email.folder()).isDirectoryContaining(path -> path.equals(file));
    assertThat(file.toString()).endsWith(messageId + ".eml");
    assertThat(Files.readString(file, UTF_8))
        .matches(text -> text.chars().allMatch(c -> c < 128), "has ASCII characters only")
        .doesNotContain("hidden@example.net");
    var message = read(file);
    assertThat(message.getSubject()).isEqualTo("Quittung über 12,30 € – Café");
    assertThat(message.getFrom())
        .extracting(Address::toString)
        .containsExactly("Receipts <receipts@example.com>");
    assertThat(message.getAllRecipients()).hasSize(3);
    assertThat(message.getReplyTo())
        .extracting(Address::toString)
        .containsExactly("ops@example.com");
    assertThat(message.getMessageID()).isEqualTo("<" + messageId + "@email.amazonses.com>");
    assertThat(message.getSentDate()).isNotNull();
    assertThat(message.getHeader("X-SES-CONFIGURATION-SET")).containsExactly("receipts");
    assertThat(message.isMimeType("multipart/alternative")).isTrue();
    var parts = (MimeMultipart) message.getContent();
    assertThat(parts.getBodyPart(0).isMimeType("text/plain")).isTrue();
    assertThat(parts.getBodyPart(0).getContent()).isEqualTo("Summe: 12,30 €");
    assertThat(parts.getBodyPart(1).isMimeType("text/html")).isTrue();
    assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>Summe: <b>12,30 €</b></p>");
  }

  @Test
  void whatWasSentIsListedInOrder() {
    send(r -> r.emailTags(tag("document", "document-1")));
    var second = send(r -> r.destination(d -> d.bccAddresses("hidden@example.net")));

    assertThat(email.messages()).hasSize(2);
    var first = email.messages().getFirst();
    assertThat(first.from()).isEqualTo("Receipts <receipts@example.com>");
    assertThat(first.to()).containsExactly("finance@example.net");
    assertThat(first.subject()).isEqualTo("Quittung über 12,30 € – Café");
    assertThat(first.text()).contains("Summe: 12,30 €");
    assertThat(first.html()).contains("<p>Summe: <b>12,30 €</b></p>");
    assertThat(first.tags()).containsEntry("document", "document-1");
    assertThat(email.messages().getLast().messageId()).isEqualTo(second);
    assertThat(email.messages().getLast().bcc()).containsExactly("hidden@example.net");
    assertThat(ses.getAccount(r -> {}).sendQuota().sentLast24Hours()).isEqualTo(2);
  }

  @Test
  void aRawMessageIsKeptAsItIs() throws IOException, MessagingException {
    var raw =
        """
        From: receipts@example.com\r
        To: finance@example.net\r
        Bcc: hidden@example.net\r
        Subject: Raw\r
        \r
        as it is\r
        """;

    ses.sendEmail(r -> r.content(c -> c.raw(m -> m.data(SdkBytes.fromUtf8String(raw)))));

    var sent = email.messages().getFirst();
    assertThat(sent.to()).containsExactly("finance@example.net");
    assertThat(sent.bcc()).containsExactly("hidden@example.net");
    assertThat(sent.text()).contains("as it is\r\n");
    assertThat(read(sent.file()).getSubject()).isEqualTo("Raw");
    assertThat(Files.readString(sent.file())).doesNotContain("hidden@example.net");
  }

  @Test
  void onlyAVerifiedSenderMaySend() {
    assertThatThrownBy(() -> send(r -> r.fromEmailAddress("someone@example.com")))
        .isInstanceOf(MessageRejectedException.class)
        .hasMessageContaining("Email address is not verified")
        .hasMessageContaining("someone@example.com");
    assertThat(email.messages()).isEmpty();

    ses.createEmailIdentity(r -> r.emailIdentity("someone@example.com"));
    send(r -> r.fromEmailAddress("someone@example.com"));
    send(r -> r.fromEmailAddress("anyone@example.org"));

    assertThat(email.messages()).hasSize(2);
    assertThat(ses.listEmailIdentities(r -> {}).emailIdentities())
        .extracting(IdentityInfo::identityName)
        .containsExactly("example.org", "receipts@example.com", "someone@example.com");
    assertThat(ses.getEmailIdentity(r -> r.emailIdentity("someone@example.com")))
        .satisfies(identity -> assertThat(identity.verifiedForSendingStatus()).isTrue());
    assertThatThrownBy(() -> ses.createEmailIdentity(r -> r.emailIdentity("example.org")))
        .isInstanceOf(AlreadyExistsException.class);
    assertThatThrownBy(() -> ses.getEmailIdentity(r -> r.emailIdentity("example.invalid")))
        .isInstanceOf(NotFoundException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-domain", "two@@example.net", "space in@example.net", "a@b@c", "@x"})
  void aMalformedAddressIsRefused(String address) {
    assertThatThrownBy(() -> send(r -> r.destination(d -> d.toAddresses(address))))
        .isInstanceOf(BadRequestException.class);
    assertThat(email.messages()).isEmpty();
  }

  @Test
  void aHeaderCannotBeSmuggledIn() {
    assertThatThrownBy(
            () ->
                send(
                    r ->
                        r.destination(
                            d -> d.toAddresses("a@example.net\r\nBcc: other@example.net"))))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  void anEmailWithoutRecipientsIsRefused() {
    assertThatThrownBy(() -> send(r -> r.destination(d -> {})))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("The message has no recipients.");
  }

  @Test
  void anEmailWithTooManyRecipientsIsRefused() {
    var many = Collections.nCopies(51, "finance@example.net");

    assertThatThrownBy(() -> send(r -> r.destination(d -> d.toAddresses(many))))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("Recipient count exceeds 50.");
  }

  @Test
  void anEmailThatIsTooLargeIsRefused() {
    var large = "x".repeat(41 * 1_024 * 1_024);

    assertThatThrownBy(
            () ->
                send(
                    r ->
                        r.content(
                            c ->
                                c.simple(
                                    s ->
                                        s.subject(t -> t.data("large"))
                                            .body(b -> b.text(t -> t.data(large)))))))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("Message length is more than 41943040 bytes long");
    assertThat(email.folder()).isEmptyDirectory();
  }

  @Test
  void aCharacterSetMustHaveTheCharacters() {
    assertThatThrownBy(
            () ->
                send(
                    r ->
                        r.content(
                            c ->
                                c.simple(
                                    s ->
                                        s.subject(t -> t.data("Café"))
                                            .body(b -> b.text(t -> t.data("text")))))))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("such as UTF-8");
  }

  @Test
  void aTagHasFewCharacters() {
    assertThatThrownBy(() -> send(r -> r.emailTags(tag("key", "a/b"))))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  void whatIsNotDoneHereIsNamed() {
    assertThatThrownBy(() -> send(r -> r.content(c -> c.template(t -> t.templateName("receipt")))))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("does not know Template of Content");
    assertThatThrownBy(() -> ses.listConfigurationSets(r -> {}))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("does not do GET /v2/email/configuration-sets");
  }

  @Test
  void aPortThatIsTakenIsReported() {
    assertThatThrownBy(
            () ->
                LocalEmail.start(
                    new EmailOptions(folder, email.endpoint().getPort(), Optional.empty())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is the port taken?");
  }
}
