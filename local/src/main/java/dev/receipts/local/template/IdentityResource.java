package dev.receipts.local.template;

/** An SES identity: an address or a domain that may send. */
public record IdentityResource(String logicalId, String identity) implements Resource {
  @Override
  public String physicalId() {
    return identity;
  }
}
