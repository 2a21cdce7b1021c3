package dev.receipts.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How the values of options are written. */
final class Converters {
  private Converters() {}

  /** A text that says something. */
  static final class NotBlank implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      if (value.isBlank()) {
        throw new TypeConversionException("it is empty");
      }
      return value;
    }
  }

  /** A time span, as 90s, 15m, 2h or 3d. */
  static final class Age implements ITypeConverter<Duration> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})([smhd])");

    @Override
    public Duration convert(String value) {
      Matcher match = FORM.matcher(value);
      if (!match.matches()) {
        throw new TypeConversionException("'" + value + "' is no age: write 90s, 15m, 2h or 3d");
      }
      long number = Long.parseLong(match.group(1));
      return switch (match.group(2)) {
        case "s" -> Duration.ofSeconds(number);
        case "m" -> Duration.ofMinutes(number);
        case "h" -> Duration.ofHours(number);
        default -> Duration.ofDays(number);
      };
    }
  }

  /** A day, as 2026-03-04. */
  static final class Day implements ITypeConverter<LocalDate> {
    @Override
    public LocalDate convert(String value) {
      try {
        return LocalDate.parse(value);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException("'" + value + "' is no day: write it as 2026-03-04");
      }
    }
  }

  /** A time, as 2026-03-04, 2026-03-04T12:00:00Z, or an age before now as 90s, 15m, 2h or 3d. */
  static final class Time implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String value) {
      try {
        return value.contains("T")
            ? Instant.parse(value)
            : LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant();
      } catch (DateTimeParseException e) {
        try {
          return Instant.now().minus(new Age().convert(value));
        } catch (TypeConversionException notAnAge) {
          throw new TypeConversionException(
              "'"
                  + value
                  + "' is no time: write 2026-03-04 or 2026-03-04T12:00:00Z, or an age as 90s, 15m,"
                  + " 2h or 3d");
        }
      }
    }
  }

  /** How many a second, as 5/s or 0.5/s. */
  static final class Rate implements ITypeConverter<Double> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6}(?:\\.\\d+)?)(?:/s)?");

    @Override
    public Double convert(String value) {
      Matcher match = FORM.matcher(value);
      if (!match.matches() || !(Double.parseDouble(match.group(1)) > 0)) {
        throw new TypeConversionException("'" + value + "' is no rate: write 5/s or 0.5/s");
      }
      return Double.valueOf(match.group(1));
    }
  }
}
