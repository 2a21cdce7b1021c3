package dev.receipts.cli;

import dev.receipts.cli.DocumentProgress.Phase;
import dev.receipts.cli.PipelineClient.DeadLetter;
import dev.receipts.cli.PipelineClient.StoredReceipt;
import dev.receipts.local.StackOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs files through the whole pipeline on the embedded stack. */
@Command(
    name = "run",
    description = {
      "Runs files through the whole pipeline on this machine.",
      "Starts the embedded stack, uploads every file, follows each execution and prints the"
          + " result.",
      "Without --data nothing stays but the e-mails and the receipts as JSON, in a temporary folder"
          + " that is named at the end; a run that is broken off leaves nothing."
    },
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int DEAD_LETTERED = 3;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|FOLDER",
      description = "Receipts (JPEG, PNG, PDF, TIFF), or folders with receipts directly in them.")
  private List<Path> paths;

  @Mixin private DataOption data;

  @ArgGroup private FormatOption format = new FormatOption();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Optional<Path> dataFolder = data.folder();
    List<Path> files = InputFiles.expand(spec.commandLine(), paths, InputFiles.DOCUMENTS);
    PrintWriter out = spec.commandLine().getOut();
    // Then the standard output is for a program; what is said to people goes beside it.
    boolean forProgram = format.isJson() || format.isCsv();
    PrintWriter talk = forProgram ? spec.commandLine().getErr() : out;
    talk.println("Starting the embedded stack …");

    StackOptions.Builder options = StackOptions.of(Home.folder());
    dataFolder.ifPresent(options::dataFolder);
    try (RunningStack running = RunningStack.start(options.build());
        StackClients clients = new StackClients(running.stack().environment())) {
      PipelineClient pipeline = new PipelineClient(clients, running.stack()::physicalId);
      talk.printf("Uploading %d file%s …%n", files.size(), files.size() == 1 ? "" : "s");
      List<DocumentProgress> uploaded = pipeline.upload(files);
      List<DocumentProgress> ended;
      try (ProgressDisplay display = progress(talk)) {
        ended = pipeline.follow(uploaded, display, PATIENCE);
      }

      List<StoredReceipt> receipts = new ArrayList<>();
      List<DeadLetter> deadLetters = new ArrayList<>();
      for (DocumentProgress document : ended) {
        if (document.phase() == Phase.STORED) {
          receipts.addAll(pipeline.receipts(document));
        } else {
          deadLetters.add(pipeline.deadLetter(document));
        }
      }
      report(out, talk, receipts, deadLetters);
      if (dataFolder.isPresent()) {
        results(talk, receipts, dataFolder.get());
      } else {
        keep(talk, receipts, running.stack().mailFolder());
      }
      return deadLetters.isEmpty() ? 0 : DEAD_LETTERED;
    }
  }

  private void report(
      PrintWriter out,
      PrintWriter talk,
      List<StoredReceipt> receipts,
      List<DeadLetter> deadLetters) {
    if (format.isJson()) {
      receipts.forEach(receipt -> out.println(receipt.asJson()));
    } else if (format.isCsv()) {
      out.println(CsvRows.header());
      receipts.forEach(
          receipt ->
              out.println(CsvRows.row(receipt.file(), receipt.receipt(), receipt.duplicate())));
    } else if (!receipts.isEmpty()) {
      ReceiptTable table = new ReceiptTable(Room.ofOutput());
      receipts.forEach(receipt -> table.add(receipt.file(), receipt.receipt()));
      out.println();
      table.lines().forEach(out::println);
      duplicates(out, receipts);
    }
    if (!deadLetters.isEmpty()) {
      talk.println();
      talk.println("In the dead-letter queue:");
      for (DeadLetter letter : deadLetters) {
        talk.printf(
            "  %s: %s%n    %s%n",
            TextTable.printable(letter.file()), letter.error(), letter.message());
      }
    }
  }

  private static void duplicates(PrintWriter out, List<StoredReceipt> receipts) {
    List<StoredReceipt> repeating =
        receipts.stream().filter(receipt -> receipt.duplicate().isPresent()).toList();
    if (!repeating.isEmpty()) {
      out.println();
      out.println("Duplicates of earlier receipts:");
      for (StoredReceipt receipt : repeating) {
        out.printf(
            "  %s, page %d: %s%n",
            TextTable.printable(receipt.file()),
            receipt.receipt().firstPage(),
            TextTable.printable(receipt.duplicate().get().evidence()));
      }
    }
  }

  /** Takes what is to be read after the run out of the stack's own folder, which goes with it. */
  private static void keep(PrintWriter talk, List<StoredReceipt> receipts, Path mails)
      throws IOException {
    Path folder = Files.createTempDirectory("receipts-run-");
    Path kept = Files.createDirectory(folder.resolve("mail"));
    try (DirectoryStream<Path> sent = Files.newDirectoryStream(mails, "*.eml")) {
      for (Path mail : sent) {
        Files.copy(mail, kept.resolve(mail.getFileName()));
      }
    }
    results(talk, receipts, folder);
    talk.println("They stay until you delete them: rm -r " + folder);
  }

  /** Writes the receipts beside the mails, and says where. */
  private static void results(PrintWriter talk, List<StoredReceipt> receipts, Path results)
      throws IOException {
    talk.println();
    talk.println("E-mails: " + results.resolve("mail"));
    if (!receipts.isEmpty()) {
      Path json = results.resolve("receipts.jsonl");
      Files.write(json, receipts.stream().map(StoredReceipt::asJson).toList());
      talk.println("JSON:    " + json);
    }
  }

  private static ProgressDisplay progress(PrintWriter talk) {
    return Boolean.getBoolean("receipts.terminal")
        ? new TerminalProgress(talk)
        : new PlainProgress(talk);
  }
}
