/** The embedded stack: what template.yaml describes, on one machine and in one JVM. */
package dev.receipts.local;
