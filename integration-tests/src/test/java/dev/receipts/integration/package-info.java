/**
 * The whole pipeline on the embedded stack, driven through the AWS SDK as any client would. One
 * stack serves all of these tests; each test uploads under keys of its own and looks at its own
 * documents only.
 */
package dev.receipts.integration;
