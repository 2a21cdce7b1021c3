package dev.receipts.local.functions;

import dev.receipts.local.template.FunctionResource;
import java.util.HashMap;
import java.util.Map;

/**
 * The variables that a function sees.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime">Defined
 *     runtime environment variables</a>
 */
final class FunctionEnvironment {
  private FunctionEnvironment() {}

  static Map<String, String> of(FunctionResource function, Map<String, String> shared) {
    Map<String, String> variables = new HashMap<>(shared);
    variables.put("_HANDLER", function.handler());
    variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_java");
    variables.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", Versions.of(function));
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memory()));
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
    variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
    variables.put("AWS_LAMBDA_LOG_FORMAT", function.jsonLogs() ? "JSON" : "Text");
    function.logLevel().ifPresent(level -> variables.put("AWS_LAMBDA_LOG_LEVEL", level));
    // There is no instance metadata to ask, and asking takes seconds.
    variables.put("AWS_EC2_METADATA_DISABLED", "true");
    variables.put("TZ", ":UTC");
    variables.putAll(function.environment());
    return Map.copyOf(variables);
  }
}
