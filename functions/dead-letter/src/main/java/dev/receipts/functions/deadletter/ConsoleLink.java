package dev.receipts.functions.deadletter;

/** Where the Step Functions console shows an execution. */
final class ConsoleLink {
  private ConsoleLink() {}

  static String toExecution(String arn) {
    // arn:partition:states:region:account:execution:state-machine:name
    String[] parts = arn.split(":", -1);
    String partition = parts.length > 1 ? parts[1] : "aws";
    String region = parts.length > 3 ? parts[3] : "";
    String host =
        switch (partition) {
          case "aws-cn" -> "console.amazonaws.cn";
          case "aws-us-gov" -> "console.amazonaws-us-gov.com";
          default -> region + ".console.aws.amazon.com";
        };
    return "https://%s/states/home?region=%s#/v2/executions/details/%s"
        .formatted(host, region, arn);
  }
}
