package dev.receipts.functions.parsereceipts;

import dev.receipts.aws.AwsCalls;
import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.dynamodb.ReceiptItem;
import dev.receipts.extraction.VendorNames;
import dev.receipts.receipt.VendorIdentity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The names that reviewers gave to vendors, as the Receipts table holds them. A name that was given
 * a moment ago may be missing. To be used for one document, as what was found is kept.
 */
final class ReviewedVendors implements VendorNames {
  private static final String INDEX = "ByNamedVendor";

  /** So many of the latest reviews of a vendor are looked at. */
  private static final int LATEST = 20;

  private final DynamoDbClient dynamo;
  private final String table;
  private final Map<VendorIdentity, List<String>> known = new HashMap<>();

  ReviewedVendors(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  @Override
  public List<String> of(VendorIdentity identity) {
    return known.computeIfAbsent(identity, this::find);
  }

  private List<String> find(VendorIdentity identity) {
    return AwsCalls.call(
            Service.DYNAMODB,
            () ->
                dynamo.query(
                    request ->
                        request
                            .tableName(table)
                            .indexName(INDEX)
                            .keyConditionExpression(ReceiptItem.NAMED_VENDOR + " = :vendor")
                            .expressionAttributeValues(
                                Map.of(":vendor", AttributeValue.fromS(identity.text())))
                            .scanIndexForward(false)
                            .limit(LATEST)))
        .items()
        .stream()
        .flatMap(item -> ReceiptItem.reader(item).text(ReceiptItem.VENDOR_NAME).stream())
        .distinct()
        .collect(Collectors.toUnmodifiableList());
  }
}
