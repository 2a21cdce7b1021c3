package dev.receipts.local.template;

/** The template says something that the local stack does not understand; the message says where. */
public final class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TemplateException(String path, String problem) {
    super("template.yaml: " + path + ": " + problem);
  }

  TemplateException(String problem, Throwable cause) {
    super("template.yaml: " + problem, cause);
  }
}
