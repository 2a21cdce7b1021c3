package dev.receipts.extraction;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a line of text has of a business's name and of an address. */
record NameShape(
    String text,
    boolean nameLike,
    boolean legal,
    boolean legalEnd,
    boolean legalOnly,
    boolean trader,
    boolean hollow,
    boolean kindOnly,
    boolean business,
    boolean address,
    boolean street,
    boolean businessFirst,
    boolean digits) {

  private static final Phrases<Boolean> LEGAL = new Phrases<>();
  private static final Phrases<Boolean> TRADER = new Phrases<>();
  private static final Phrases<Boolean> BRANCH = new Phrases<>();
  private static final Phrases<Boolean> BUSINESS = new Phrases<>();
  private static final Phrases<Boolean> FILLER = new Phrases<>();
  private static final Phrases<Boolean> BEFORE_NAME = new Phrases<>();
  private static final Phrases<Boolean> OWNER = new Phrases<>();
  private static final Phrases<Boolean> ADDRESS = new Phrases<>();
  private static final Phrases<Boolean> WEEKDAY = new Phrases<>();
  private static final int MAX_LENGTH = 70;

  /** Postal codes in front of a town, of countries that write them in figures, and the Dutch. */
  private static final Pattern TOWN =
      Pattern.compile(
          "(?:\\p{L}-)?(?:\\d{4,5}|\\d{2}-\\d{3}|\\d{3} \\d{2}|\\d{4,5}-\\d{3}|\\d{4}"
              + " ?\\p{Lu}{2}) ");

  /** British and Canadian postal codes, which stand behind the town. */
  private static final Pattern LETTERED_CODE =
      Pattern.compile(
          "\\b(?:\\p{Lu}{1,2}\\d[\\p{Lu}\\d]? \\d\\p{Lu}{2}|\\p{Lu}\\d\\p{Lu} \\d\\p{Lu}\\d)\\b");

  /** {@code PR.KG}: kilograms, and no Kommanditgesellschaft. */
  private static final Pattern PRICE_OF_WEIGHT =
      Pattern.compile("(?:\\b(?:pro?|per|je|à)\\b[. ]*|[/\\d] ?)kg$", Pattern.CASE_INSENSITIVE);

  private static final Pattern STATE_AND_CODE = Pattern.compile("\\p{Lu}{2} \\d{5}\\b");

  private static final List<String> SENDER_SIGNS =
      List.of(" - ", " – ", " · ", " • ", " | ", " / ", " * ");

  static {
    for (DataFile.Entry entry : DataFile.read("legalforms.txt")) {
      Phrases<Boolean> phrases =
          switch (entry.key()) {
            case "legal", "trader" -> LEGAL;
            case "business" -> BUSINESS;
            case "filler" -> FILLER;
            case "before" -> BEFORE_NAME;
            case "owner" -> OWNER;
            case "branch" -> BRANCH;
            case "mended" -> LEGAL;
            default ->
                throw new IllegalStateException(
                    "legalforms.txt has an unknown kind of word: " + entry.key());
          };
      entry.values().forEach(value -> phrases.add(value, true));
      if (entry.key().equals("trader")) {
        entry.values().forEach(value -> TRADER.add(value, true));
      }
    }
    for (DataFile.Entry entry : DataFile.read("addresses.txt")) {
      entry.values().forEach(value -> ADDRESS.add(value, true));
    }
    for (DataFile.Entry entry : DataFile.read("weekdays.txt")) {
      entry.values().forEach(value -> WEEKDAY.add(value, true));
    }
  }

  static NameShape of(String raw) {
    Name name = name(raw);
    String text = name.text();
    Words words = name.words();
    int letters = 0;
    int figures = 0;
    for (int i = 0; i < text.length(); i++) {
      letters += Character.isLetter(text.charAt(i)) ? 1 : 0;
      figures += Character.isDigit(text.charAt(i)) ? 1 : 0;
    }
    List<Phrases.Match<Boolean>> legal = legal(words, text);
    List<Phrases.Match<Boolean>> business = BUSINESS.find(words);
    List<Phrases.Match<Boolean>> filler = FILLER.find(words);
    int count = words.words().size();
    boolean legalEnd =
        !legal.isEmpty()
            && (legal.getLast().to() == count || inBrackets(text, legal.getLast().end()));
    int proper = 0;
    for (int i = 0; i < count; i++) {
      if (!covered(legal, i) && !covered(filler, i)) {
        proper++;
      }
    }
    boolean legalOnly = legalEnd && proper == 0;
    int own = 0;
    for (int i = 0; i < count; i++) {
      if (!covered(legal, i) && !covered(filler, i) && !covered(business, i)) {
        own++;
      }
    }
    boolean url =
        text.contains("www.")
            || text.contains("@")
            || text.contains("http")
            || (text.indexOf(' ') < 0 && ContactFinder.webAddress(text));
    return new NameShape(
        text,
        letters >= 3
            && letters > figures
            && !url
            && text.length() <= MAX_LENGTH
            && !openingHours(raw, name)
            && !(legal.isEmpty() && business.isEmpty() && town(raw)),
        !legal.isEmpty() && !legalOnly,
        legalEnd && !legalOnly,
        legalOnly,
        legalEnd && trader(words, legal),
        legalEnd && own == 0,
        legal.isEmpty() && !business.isEmpty() && own == 0,
        !business.isEmpty(),
        !ADDRESS.find(words).isEmpty()
            || postalCode(raw)
            || letteredCode(raw)
            || Region.endsWithState(text),
        street(words, text) || houseFirst(words, text),
        !business.isEmpty() && business.getFirst().from() == 0,
        figures > 2);
  }

  /**
   * Whether the form is a merchant's and no part of another: {@code OHG}, not {@code GmbH & Co.
   * OHG}.
   */
  private static boolean trader(Words words, List<Phrases.Match<Boolean>> legal) {
    Phrases.Match<Boolean> form = legal.getLast();
    return legal.stream().noneMatch(other -> other.to() == form.from())
        && TRADER.find(words).stream()
            .anyMatch(match -> match.from() == form.from() && match.to() == form.to());
  }

  /** Whether a place in brackets is all that follows: {@code Mill Ltd (Leeds)}. */
  private static boolean inBrackets(String text, int from) {
    return text.startsWith(" (", from) && text.indexOf(')') == text.length() - 1;
  }

  /** Whether a legal form covers a place in a row: the BHD of SDN BHD is no dinar. */
  static boolean legalFormAt(RowFacts row, int position) {
    for (Phrases.Match<Boolean> match : LEGAL.find(row.words())) {
      if (match.start() <= position && position < match.end()) {
        return true;
      }
    }
    return false;
  }

  /** Whether a legal form may stand in it; a quick look before a thorough one. */
  static boolean hasLegalForm(Words words) {
    return !LEGAL.find(words).isEmpty();
  }

  /** {@code SARL MILL}, as the French write it. */
  static boolean beginsWithForm(String text) {
    List<Phrases.Match<Boolean>> forms = legal(Words.of(text), text);
    return !forms.isEmpty() && forms.getFirst().from() == 0;
  }

  /** Whether a cell says that the vendor's name follows, as in {@code Sold by Mill Ltd}. */
  static boolean introducesName(String cell) {
    return BEFORE_NAME.find(Words.of(cell)).stream().anyMatch(match -> match.from() == 0);
  }

  /** Whether a row begins with the owner, as in {@code Inhaber: Eva Miller}. */
  static boolean namesOwner(Words words) {
    return OWNER.find(words).stream().anyMatch(match -> match.start() < 3);
  }

  private static boolean covered(List<Phrases.Match<Boolean>> matches, int word) {
    for (Phrases.Match<Boolean> match : matches) {
      if (word >= match.from() && word < match.to()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Words and then a house number, and nothing behind it; one of four figures, or with a #, is a
   * branch's.
   */
  private static boolean street(Words words, String text) {
    int count = words.words().size();
    if (count < 2) {
      return false;
    }
    Words.Word last = words.words().get(count - 1);
    String figures = text.substring(last.start(), last.end());
    boolean branch = last.start() > 0 && text.charAt(last.start() - 1) == '#';
    boolean number = Character.isDigit(figures.charAt(0)) && figures.length() <= 3 && !branch;
    return number && words.words().get(count - 2).wordy();
  }

  /** A house number, the words of a name and then a word for a street: {@code 12 Quay Street}. */
  private static boolean houseFirst(Words words, String text) {
    if (words.words().size() < 3) {
      return false;
    }
    Words.Word first = words.words().getFirst();
    String number = text.substring(first.start(), first.end());
    return number.length() <= 4
        && number.chars().allMatch(Character::isDigit)
        && ADDRESS.find(words).stream().anyMatch(match -> match.from() >= 2);
  }

  /**
   * Figures beside two days of the week: {@code Mo-Sa 7-21 Uhr}; the form SA is a Saturday there.
   */
  private static boolean openingHours(String raw, Name name) {
    if (!hasDigit(raw)) {
      return false;
    }
    Words words = raw.equals(name.text()) ? name.words() : Words.of(raw);
    return WEEKDAY.find(words).size() >= 2;
  }

  private static boolean hasDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** A postal code in front, as {@code 33100 Town}, {@code 05-800 Town}, {@code 1234 AB Town}. */
  static boolean town(String raw) {
    boolean coded = raw.length() > 2 && (Character.isDigit(raw.charAt(0)) || raw.charAt(1) == '-');
    return coded && TOWN.matcher(raw).lookingAt();
  }

  /** A whole number of five or six digits beside words. */
  private static boolean postalCode(String text) {
    int run = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i < text.length() && Character.isDigit(text.charAt(i))) {
        run++;
      } else {
        boolean open = i < text.length() && text.charAt(i) == '-';
        if ((run == 5 || run == 6) && !open) {
          return true;
        }
        run = 0;
      }
    }
    return false;
  }

  private static boolean letteredCode(String text) {
    return hasDigit(text) && LETTERED_CODE.matcher(text).find();
  }

  /** Without registration numbers, a greeting, and loose signs at the ends. */
  static String clean(String raw) {
    return name(raw).text();
  }

  private record Name(String text, Words words) {}

  private static Name name(String raw) {
    String text = raw.replace('\t', ' ').strip();
    text = withoutBracket(text);
    text = withoutAddress(text);
    text = withoutLabel(text);
    text = withoutNumbers(text);
    String whole = text;
    Words words = Words.of(whole);
    String bare = withoutOwner(withoutBranch(whole, words), words);
    text = withoutGreeting(bare, bare.equals(whole) ? words : Words.of(bare));
    int colon = text.indexOf(':');
    if (colon > 0 && colon < 20 && isLabelOfName(text.substring(0, colon), text, colon + 1)) {
      text = text.substring(colon + 1);
    }
    int from = 0;
    int to = text.length();
    while (from < to && "*-_=.:,;#|~\"'<> ".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && "*-_=:,;#|~\"'<> ".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    String mended = NameRepair.mend(withoutSpacing(text.substring(from, to).strip()));
    return new Name(mended, mended.equals(whole) ? words : Words.of(mended));
  }

  /** {@code Owner: Eva Miller} and {@code Seller: Mill Ltd}: a seller without a form is a clerk. */
  private static boolean isLabelOfName(String label, String text, int from) {
    Words words = Words.of(label);
    if (namesOwner(words)) {
      return true;
    }
    String name = text.substring(from);
    return !legal(Words.of(name), name).isEmpty()
        && Keywords.find(words).stream()
            .anyMatch(match -> match.meanings().contains(Concept.SELLER));
  }

  /** Joins a name of which every letter stands by itself: {@code M I L L}. */
  private static String withoutSpacing(String text) {
    if (text.length() < 2 || text.charAt(1) != ' ') {
      return text;
    }
    String[] letters = text.split(" +", MAX_LENGTH);
    boolean spaced =
        letters.length >= 3
            && Stream.of(letters)
                .allMatch(one -> one.length() == 1 && Character.isLetter(one.charAt(0)));
    return spaced ? String.join("", letters) : text;
  }

  /**
   * Cuts what follows the name in the line of a sender: {@code Mill AG - Ufer 4 - 12345 Ort} and
   * {@code Mill GmbH & Co. KG, Ort}.
   */
  private static String withoutAddress(String text) {
    int sender = senderEnd(text);
    if (sender > 0) {
      return text.substring(0, sender).strip();
    }
    int comma = text.indexOf(',');
    if (comma >= 3 && comma + 2 < text.length()) {
      String name = text.substring(0, comma);
      String rest = text.substring(comma);
      Words head = Words.of(name);
      List<Phrases.Match<Boolean>> form = legal(head, name);
      boolean ends = !form.isEmpty() && form.getLast().to() == head.words().size();
      if (ends && form.getLast().from() > 0 && legal(Words.of(rest), rest).isEmpty()) {
        return name;
      }
    }
    return text.length() > MAX_LENGTH ? toLegalForm(text) : text;
  }

  /** {@code Mill B.V. Quay Street 163 1011 AB Town …}: what no name is as long as. */
  private static String toLegalForm(String text) {
    return legal(Words.of(text), text).stream()
        .filter(form -> form.from() > 0 && form.end() <= MAX_LENGTH)
        .findFirst()
        .filter(form -> text.substring(form.end()).chars().anyMatch(Character::isDigit))
        .map(form -> text.substring(0, closed(text, form.end())))
        .orElse(text);
  }

  /** With the point that belongs to the form. */
  private static int closed(String text, int end) {
    return end < text.length() && text.charAt(end) == '.' ? end + 1 : end;
  }

  /** Whether a name and its address stand in one row, as above the recipient of a letter. */
  static boolean isSenderLine(String text) {
    return senderEnd(text) > 0;
  }

  /** Where the name ends in the line of a sender, or -1. */
  private static int senderEnd(String text) {
    for (String sign : SENDER_SIGNS) {
      int at = text.indexOf(sign);
      if (at >= 3 && (postalCode(text.substring(at)) || countryCode(text, at))) {
        return at;
      }
    }
    return -1;
  }

  /** {@code L-1855 Town}: a country and a postal code of four figures. */
  private static boolean countryCode(String text, int from) {
    for (int i = text.indexOf('-', from); i >= 0; i = text.indexOf('-', i + 1)) {
      int start = i;
      while (start > from && Character.isUpperCase(text.charAt(start - 1)) && i - start < 2) {
        start--;
      }
      int end = i + 1;
      while (end < text.length() && Character.isDigit(text.charAt(end))) {
        end++;
      }
      boolean apart = start < i && " |,".indexOf(text.charAt(start - 1)) >= 0;
      if (apart && end - i - 1 == 4) {
        return true;
      }
    }
    return false;
  }

  /** Cuts a label with a number: {@code Branch: 3322 Mill GmbH}. */
  private static String withoutLabel(String text) {
    int colon = text.indexOf(": ");
    if (colon < 2 || text.lastIndexOf(' ', colon) >= 0) {
      return text;
    }
    int end = colon + 2;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    boolean number = end - colon - 2 >= 2 && end + 3 < text.length() && text.charAt(end) == ' ';
    return number ? text.substring(end + 1) : text;
  }

  /** Cuts what greets in front of the name: {@code Welcome to Mill} and {@code Sold by Mill}. */
  private static String withoutGreeting(String text, Words words) {
    return BEFORE_NAME.find(words).stream()
        .filter(match -> match.from() == 0 && match.exact())
        .findFirst()
        .map(match -> text.substring(match.end()).strip())
        .orElse(text);
  }

  /** Cuts the number of a branch behind the name: {@code Mill Filiale 33}. */
  private static String withoutBranch(String text, Words words) {
    for (Phrases.Match<Boolean> match : BRANCH.find(words)) {
      String rest = text.substring(match.end());
      boolean number = rest.chars().anyMatch(Character::isDigit);
      boolean only = rest.chars().noneMatch(Character::isLetter);
      if (match.start() >= 3 && number && only) {
        return text.substring(0, match.start()).strip();
      }
    }
    return text;
  }

  /** Cuts the owner behind the name on the sign: {@code Mill, Inh. Eva Miller}. */
  private static String withoutOwner(String text, Words words) {
    for (Phrases.Match<Boolean> match : OWNER.find(words)) {
      if (match.start() >= 3 && match.start() < text.length()) {
        return text.substring(0, match.start()).strip();
      }
    }
    return text;
  }

  /** Legal forms; two small letters, as in "3 kg", are none. */
  private static List<Phrases.Match<Boolean>> legal(Words words, String text) {
    List<Phrases.Match<Boolean>> forms = LEGAL.find(words);
    if (forms.isEmpty()) {
      return forms;
    }
    return forms.stream()
        .filter(form -> !smallLetters(text, form.start(), form.end()))
        .filter(form -> !province(text, form.start(), form.end()))
        .filter(form -> !isWeight(text, form.start(), form.end()))
        .toList();
  }

  /**
   * {@code Edmonton, AB} and {@code 9 Mill St Edmonton AB} are in Alberta, and {@code Boulder CO
   * 80301} is in Colorado: no companies.
   */
  private static boolean province(String text, int from, int to) {
    if (to == from + 2 && STATE_AND_CODE.matcher(text).region(from, text.length()).lookingAt()) {
      return true;
    }
    boolean ab = text.startsWith("AB", from) && to == from + 2;
    return ab && from > 1 && (text.startsWith(", ", from - 2) || Character.isDigit(text.charAt(0)));
  }

  private static boolean isWeight(String text, int from, int to) {
    return text.regionMatches(true, from, "kg", 0, to - from)
        && PRICE_OF_WEIGHT.matcher(text.substring(0, to)).find();
  }

  private static boolean smallLetters(String text, int from, int to) {
    return to - from == 2
        && Character.isLowerCase(text.charAt(from))
        && Character.isLowerCase(text.charAt(from + 1));
  }

  /** Whether there is neither a figure nor a comma in it, of which addresses are full. */
  boolean wordsOnly() {
    return text.chars().noneMatch(c -> Character.isDigit(c) || c == ',');
  }

  /** Whether figures stand at the end only, as the number of a branch does. */
  boolean branchNumber() {
    int end = text.lastIndexOf(' ');
    return end > 0
        && text.chars().limit(end).noneMatch(Character::isDigit)
        && text.substring(end + 1).matches("#?[0-9]+");
  }

  /**
   * Whether it goes on where another line ended: {@code di Miller Eva snc}, {@code of Mill Ltd}.
   */
  boolean continuesName() {
    int end = text.indexOf(' ');
    return legalEnd
        && end > 0
        && end <= 3
        && text.chars().limit(end).allMatch(Character::isLowerCase);
  }

  /** How many words begin with a small letter: many make a sentence. */
  int smallWords() {
    int small = 0;
    for (int i = 0; i < text.length(); i++) {
      boolean begins = i == 0 || text.charAt(i - 1) == ' ';
      small += begins && Character.isLowerCase(text.charAt(i)) ? 1 : 0;
    }
    return small;
  }

  /** Whether it reads like a slogan or a sentence. */
  boolean sentence() {
    int last = text.length() - 1;
    boolean stop =
        !legalEnd
            && last > 2
            && text.charAt(last) == '.'
            && Character.isLowerCase(text.charAt(last - 1))
            && smallWords() > 0;
    boolean question = text.indexOf("? ") > 0 || text.indexOf("?.") > 0;
    return stop || question || text.endsWith("?") || text.endsWith("!") || smallWords() >= 3;
  }

  /** Cuts a bracket with a number, and what follows it. */
  private static String withoutBracket(String text) {
    int bracket = text.lastIndexOf('(');
    if (bracket <= 3) {
      return text;
    }
    int close = text.indexOf(')', bracket);
    int digits = 0;
    for (int i = bracket; i < (close < 0 ? text.length() : close); i++) {
      digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
    }
    boolean number = digits >= 4 || (digits > 0 && endsWithForm(text.substring(0, bracket)));
    return number ? text.substring(0, bracket).strip() : text;
  }

  /** Behind a legal form, a bracket with digits is a number, however badly it was read. */
  private static boolean endsWithForm(String text) {
    Words words = Words.of(text);
    List<Phrases.Match<Boolean>> forms = legal(words, text);
    return !forms.isEmpty() && forms.getLast().to() == words.words().size();
  }

  /** Cuts long numbers: in front ("#000002 NAME") and behind ("NAME 862725-U"). */
  private static String withoutNumbers(String text) {
    String[] words = text.split(" ", 30);
    int from = 0;
    int to = words.length;
    for (int i = 1; i < words.length; i++) {
      if (registration(words[i]) && !Region.isState(words[i - 1])) {
        to = i;
        break;
      }
    }
    if (to > 1 && registration(words[0])) {
      from = 1;
    }
    return to - from == words.length
        ? text
        : String.join(" ", List.of(words).subList(from, to)).strip();
  }

  private static boolean registration(String word) {
    int digits = 0;
    int letters = 0;
    for (int i = 0; i < word.length(); i++) {
      digits += Character.isDigit(word.charAt(i)) ? 1 : 0;
      letters += Character.isLetter(word.charAt(i)) ? 1 : 0;
    }
    return digits >= 5 && letters <= 3;
  }

  boolean unbalanced() {
    return text.indexOf(')') >= 0 && text.indexOf('(') < 0;
  }
}
