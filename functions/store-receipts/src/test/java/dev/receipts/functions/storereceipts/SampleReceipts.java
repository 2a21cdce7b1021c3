package dev.receipts.functions.storereceipts;

/** Receipts as parse-receipts stores them. */
final class SampleReceipts {
  private SampleReceipts() {}

  static String line(int index, String vendor) {
    return line(index, vendor, "\"description\":\"Coffee\"");
  }

  static String line(int index, String vendor, String lineItem) {
    return """
    {"index":%d,"firstPage":1,"lastPage":1,"type":"RECEIPT","vendor":{"name":"%s"},\
    "date":"2026-01-14","number":"R-17","currency":"EUR","subtotal":10.00,"tax":1.90,\
    "total":11.90,"taxLines":[],"lineItems":[{%s,"code":"K1","quantity":2,"unitPrice":5.00,\
    "amount":10.00}],"status":"VERIFIED","checks":[],"reviewReasons":[],"evidence":{}}\
    """
        .formatted(index, vendor, lineItem);
  }
}
