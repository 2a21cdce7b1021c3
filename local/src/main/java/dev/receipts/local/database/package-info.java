/** Amazon DynamoDB on one machine, with tables as a CloudFormation template describes them. */
package dev.receipts.local.database;
