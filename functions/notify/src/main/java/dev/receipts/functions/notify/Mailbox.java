package dev.receipts.functions.notify;

import dev.receipts.admission.ServiceHealth.WatchedService;
import dev.receipts.error.EmailRejectedException;
import dev.receipts.error.EmailThrottledException;
import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AccountSuspendedException;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.LimitExceededException;
import software.amazon.awssdk.services.sesv2.model.MailFromDomainNotVerifiedException;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendingPausedException;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;

/** Sends mails from one sender to the same recipients, through SES. */
final class Mailbox {
  /** Amazon SES quotas: recipients a message. */
  private static final int MOST_RECIPIENTS = 50;

  private final SesV2Client ses;
  private final String sender;
  private final List<String> recipients;

  /**
   * @param recipients addresses separated by commas; nobody when blank
   * @throws IllegalStateException when there are more than SES takes
   */
  Mailbox(SesV2Client ses, String sender, String recipients) {
    this.ses = ses;
    this.sender = sender;
    this.recipients =
        Arrays.stream(recipients.split(",", -1))
            .map(String::strip)
            .filter(address -> !address.isEmpty())
            .toList();
    if (this.recipients.size() > MOST_RECIPIENTS) {
      throw new IllegalStateException(
          "There are %d recipients, and SES takes %d a message: use a mailing list"
              .formatted(this.recipients.size(), MOST_RECIPIENTS));
    }
  }

  boolean hasRecipients() {
    return !recipients.isEmpty();
  }

  /**
   * Sends a mail.
   *
   * @return SES's id of the message
   * @throws EmailThrottledException when the rate or the quota is used up
   * @throws EmailRejectedException when SES refuses the mail, the sender or the account
   */
  String send(Mail mail, WatchedService service) {
    SendEmailRequest request = request(mail);
    try {
      return service.call(() -> ses.sendEmail(request)).messageId();
    } catch (TooManyRequestsException | LimitExceededException e) {
      throw new EmailThrottledException("SES's sending rate or daily quota is used up.", e);
    } catch (MailFromDomainNotVerifiedException e) {
      throw new EmailRejectedException(
          "SES does not know the MAIL FROM domain of %s as verified: verify it in the SES console."
              .formatted(sender),
          e);
    } catch (MessageRejectedException e) {
      throw new EmailRejectedException(
          "SES rejected the mail: verify the sender %s, and each recipient while the account is in SES's sandbox."
              .formatted(sender),
          e);
    } catch (SendingPausedException | AccountSuspendedException e) {
      throw new EmailRejectedException(
          "SES has stopped sending for this account: see the account dashboard of the SES console.",
          e);
    } catch (BadRequestException | NotFoundException e) {
      throw new EmailRejectedException(
          "SES could not read the mail: check that SENDER and RECIPIENTS are e-mail addresses.", e);
    }
  }

  private SendEmailRequest request(Mail mail) {
    return SendEmailRequest.builder()
        .fromEmailAddress(sender)
        .destination(to -> to.toAddresses(recipients))
        .content(
            content ->
                content.simple(
                    simple ->
                        simple
                            .subject(utf8(mail.subject()))
                            .body(body -> body.html(utf8(mail.html())).text(utf8(mail.text())))))
        .build();
  }

  private static Content utf8(String text) {
    return Content.builder().charset("UTF-8").data(text).build();
  }
}
