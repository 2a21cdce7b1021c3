/** Reads the AWS SAM template, so that the local stack is what would be deployed. */
package dev.receipts.local.template;
