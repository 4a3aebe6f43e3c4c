import java.io.FileInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Validates PDF files with veraPDF.
 *
 * <p>Arguments: a flavour (PDFUA_1, PDFA_2_A, …; several joined by commas), then files. Prints one line a finding,
 * {@code file TAB flavour TAB rule TAB count TAB message TAB first place}, and one {@code file TAB flavour TAB ok|failed
 * TAB checks} at the end of each. Exit status: 0 nothing failed, 1 something failed, 2 wrong usage or unreadable file.
 */
public final class Driver {
  private static final class Found {
    int count;
    String message;
    String place;
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments.length < 2) {
      System.err.println("usage: Driver FLAVOUR[,FLAVOUR…] FILE…");
      System.exit(2);
    }
    Logger.getLogger("").setLevel(Level.OFF);
    VeraGreenfieldFoundryProvider.initialise();
    boolean clean = true;
    for (String name : arguments[0].split(",")) {
      PDFAFlavour flavour = PDFAFlavour.valueOf(name);
      for (int i = 1; i < arguments.length; i++) {
        clean &= validate(flavour, arguments[i]);
      }
    }
    System.exit(clean ? 0 : 1);
  }

  private static boolean validate(PDFAFlavour flavour, String file) throws Exception {
    ValidationResult result;
    try (InputStream stream = new FileInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(stream, flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      result = validator.validate(parser);
    }
    Map<String, Found> rules = new TreeMap<>();
    for (TestAssertion assertion : result.getTestAssertions()) {
      if (assertion.getStatus() != TestAssertion.Status.FAILED) {
        continue;
      }
      String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
      Found found = rules.computeIfAbsent(rule, key -> new Found());
      if (found.count++ == 0) {
        found.message = oneLine(assertion.getMessage());
        found.place = oneLine(assertion.getLocation().getContext());
      }
    }
    for (Map.Entry<String, Found> entry : rules.entrySet()) {
      Found found = entry.getValue();
      System.out.println(String.join("\t", file, flavour.name(), entry.getKey(), String.valueOf(found.count),
          found.message, found.place));
    }
    System.out.println(String.join("\t", file, flavour.name(), result.isCompliant() ? "ok" : "failed",
        String.valueOf(result.getTotalAssertions())));
    return result.isCompliant();
  }

  private static String oneLine(String text) {
    return text == null ? "" : text.replaceAll("\\s+", " ");
  }
}
