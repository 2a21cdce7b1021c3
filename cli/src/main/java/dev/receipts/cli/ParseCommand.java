package dev.receipts.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the parser alone. */
@Command(
    name = "parse",
    description = {
      "Reads the receipts in files: no upload, no stack.",
      "Takes images and PDFs, read with local OCR, and stored answers of Amazon Textract (JSON)."
    },
    mixinStandardHelpOptions = true)
final class ParseCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|FOLDER",
      description = "JPEG, PNG, PDF, TIFF, or JSON; or folders with such files directly in them.")
  private List<Path> paths;

  @ArgGroup private FormatOption format = new FormatOption();

  @Mixin private ReceivedOption received;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    ParallelParser parser = new ParallelParser(spec.commandLine(), received.day());
    PrintWriter out = spec.commandLine().getOut();
    if (format.isCsv()) {
      out.println(CsvRows.header());
      return parser.parse(
          parser.files(paths),
          (source, receipts) ->
              receipts.forEach(
                  receipt -> out.println(CsvRows.row(source, receipt, Optional.empty()))));
    }
    if (format.isJson()) {
      return parser.parse(
          parser.files(paths),
          (source, receipts) ->
              receipts.forEach(receipt -> out.println(JsonLines.line(source, receipt))));
    }
    ReceiptTable table = new ReceiptTable(Room.ofOutput());
    int status =
        parser.parse(
            parser.files(paths),
            (source, receipts) -> receipts.forEach(receipt -> table.add(source, receipt)));
    table.lines().forEach(out::println);
    return status;
  }
}
