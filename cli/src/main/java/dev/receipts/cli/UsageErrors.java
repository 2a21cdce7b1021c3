package dev.receipts.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says what is wrong with the arguments. An option that does not exist comes first: where it was
 * meant for a file, that file is what is found to be missing.
 */
final class UsageErrors implements IParameterExceptionHandler {
  private final IParameterExceptionHandler standard;

  /**
   * @param standard prints the message and the usage
   */
  UsageErrors(IParameterExceptionHandler standard) {
    this.standard = standard;
  }

  @Override
  public int handleParseException(ParameterException error, String[] arguments) throws Exception {
    return standard.handleParseException(unknownOption(error), arguments);
  }

  private static ParameterException unknownOption(ParameterException error) {
    if (!(error instanceof MissingParameterException)
        && !(error instanceof UnmatchedArgumentException)) {
      return error;
    }
    CommandLine command = error.getCommandLine();
    List<String> options =
        command.getUnmatchedArguments().stream()
            .filter(argument -> argument.startsWith("-"))
            .toList();
    return options.stream()
        .filter(UsageErrors::isFile)
        .findFirst()
        .<ParameterException>map(
            file ->
                new ParameterException(
                    command,
                    "Unknown option: '%s'. To name the file, write ./%s.".formatted(file, file)))
        .orElseGet(
            () -> options.isEmpty() ? error : new UnmatchedArgumentException(command, options));
  }

  private static boolean isFile(String argument) {
    try {
      return Files.exists(Path.of(argument));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
