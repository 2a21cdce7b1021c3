package dev.receipts.local.storage;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * That a queue is told of a bucket's events.
 *
 * @param event {@code s3:ObjectCreated:*}, say
 * @param prefix what a key must begin with; empty for every key
 * @param suffix what a key must end with; empty for every key
 */
public record QueueNotification(String event, String queueArn, String prefix, String suffix) {

  /** As S3 answers (Amazon S3 API reference, GetBucketNotificationConfiguration). */
  static String xml(List<QueueNotification> notifications) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      xml.writeStartElement("NotificationConfiguration");
      for (QueueNotification notification : notifications) {
        notification.write(xml);
      }
      xml.writeEndElement();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("XML can always be written to memory", e);
    }
    return text.toString();
  }

  private void write(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartElement("QueueConfiguration");
    element(xml, "Queue", queueArn);
    element(xml, "Event", event);
    xml.writeStartElement("Filter");
    xml.writeStartElement("S3Key");
    rule(xml, "Prefix", prefix);
    rule(xml, "Suffix", suffix);
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void rule(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeStartElement("FilterRule");
    element(xml, "Name", name);
    element(xml, "Value", value);
    xml.writeEndElement();
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}
