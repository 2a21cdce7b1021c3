/** What every function needs to talk to AWS. */
package dev.receipts.aws;
