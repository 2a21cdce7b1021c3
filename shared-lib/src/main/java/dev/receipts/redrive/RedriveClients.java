package dev.receipts.redrive;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The services that redriving speaks to; whoever made the clients closes them. */
public record RedriveClients(
    SfnClient stepFunctions, SqsClient sqs, DynamoDbClient dynamoDb, S3Client s3) {}
