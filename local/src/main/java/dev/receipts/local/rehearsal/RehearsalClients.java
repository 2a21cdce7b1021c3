package dev.receipts.local.rehearsal;

import dev.receipts.local.EndpointClients;
import dev.receipts.redrive.RedriveClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/** The services as an uploader and ops reach them: nothing goes wrong with their own calls. */
final class RehearsalClients implements AutoCloseable {
  private final Map<String, String> environment;
  private final EndpointClients factory;
  private final RedriveClients clients;

  RehearsalClients(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    this.factory = new EndpointClients(environment);
    this.clients =
        new RedriveClients(
            factory.build(SfnClient.builder(), "SFN"),
            factory.build(
                SqsClient.builder()
                    .overrideConfiguration(own -> own.addExecutionInterceptor(new NoWaiting())),
                "SQS"),
            factory.build(DynamoDbClient.builder(), "DYNAMODB"),
            factory.build(S3Client.builder(), "S3"));
  }

  RedriveClients all() {
    return clients;
  }

  /** Invokes a function (AWS Lambda API reference, Invoke) and waits for its end. */
  void invoke(String function, String event) {
    URI uri =
        URI.create(
            "%s/2015-03-31/functions/%s/invocations"
                .formatted(environment.get("AWS_ENDPOINT_URL_LAMBDA"), function));
    try (HttpClient lambda = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          lambda.send(
              HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(event)).build(),
              BodyHandlers.ofString());
      if (answer.statusCode() != 200
          || answer.headers().firstValue("X-Amz-Function-Error").isPresent()) {
        throw new IllegalStateException("The function " + function + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The function " + function + " was not waited for", e);
    }
  }

  /** On AWS an empty answer means an empty queue only after a while; here it does at once. */
  private static final class NoWaiting implements ExecutionInterceptor {
    @Override
    public SdkRequest modifyRequest(
        Context.ModifyRequest context, ExecutionAttributes executionAttributes) {
      return context.request() instanceof ReceiveMessageRequest receive
          ? receive.toBuilder().waitTimeSeconds(0).build()
          : context.request();
    }
  }

  @Override
  public void close() {
    clients.stepFunctions().close();
    clients.sqs().close();
    clients.dynamoDb().close();
    clients.s3().close();
    factory.close();
  }
}
