package dev.receipts.local.template;

import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What CloudFormation knows when it deploys a template.
 *
 * @param parameters values for the template's parameters, over their defaults
 * @param queueUrl the URL of the queue with a given name
 */
public record Deployment(
    String stackName,
    String region,
    String accountId,
    Map<String, String> parameters,
    UnaryOperator<String> queueUrl) {
  public Deployment {
    parameters = Map.copyOf(parameters);
  }

  String arn(String service, String resource) {
    return "arn:aws:" + service + ":" + region + ":" + accountId + ":" + resource;
  }
}
