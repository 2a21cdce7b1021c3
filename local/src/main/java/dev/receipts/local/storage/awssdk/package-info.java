/**
 * The store below S3Proxy. S3Proxy decides by a store's package what it may ask of it: a name with
 * {@code .awssdk.} in it stands for everything that S3 can do (conditional writes and deletes,
 * checksums, uploads in parts), and that is what this one does. Any other name would have S3Proxy
 * refuse a conditional write.
 */
package dev.receipts.local.storage.awssdk;
