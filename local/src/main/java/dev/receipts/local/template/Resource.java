package dev.receipts.local.template;

/** A resource of the template that means something locally. */
public sealed interface Resource
    permits FunctionResource,
        QueueResource,
        BucketResource,
        TableResource,
        StateMachineResource,
        RuleResource,
        IdentityResource {
  /** The name in the template. */
  String logicalId();

  /** What {@code Ref} gives: a bucket's or table's name, a queue's URL, a state machine's ARN. */
  String physicalId();
}
