import com.adobe.epubcheck.tool.EpubChecker;

/** Judges books with EPUBCheck, all in one start. Arguments: a book, the file for its report, and so on in pairs. */
public final class EachBook {
  public static void main(String[] arguments) {
    for (int at = 0; at < arguments.length; at += 2) {
      new EpubChecker().run(new String[] {arguments[at], "--json", arguments[at + 1]});
    }
  }
}
