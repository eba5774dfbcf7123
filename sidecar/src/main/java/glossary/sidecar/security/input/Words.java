package glossary.sidecar.security.input;

import java.util.List;
import java.util.Set;

/** The words that scanners know, found in a text without copying it. Lower case. */
final class Words {
  static final Set<String> LOGIC = set("or and xor where having when if iif || && rlike");
  static final Set<String> COMPARING = set("like between in regexp rlike ilike glob div mod");
  static final Set<String> LITERAL = Set.of("true", "false", "null");

  /** Functions that only an attacker asks a database for. */
  static final Set<String> FUNCTIONS =
      set(
          "sleep benchmark pg_sleep load_file extractvalue updatexml xp_cmdshell "
              + "xp_dirtree sp_executesql randomblob sqlite_version group_concat load_extension "
              + "dbms_pipe dbms_lock utl_http utl_inaddr ctxsys char chr ascii substring substr "
              + "unhex current_user system_user session_user regexp_substring make_set elt "
              + "xmltype row_count exp dbms_utility generate_series");

  static final Set<String> STRONG =
      set(
          "union select insert update delete drop exec execute truncate declare waitfor "
              + "having information_schema sysobjects syscolumns sqlite_master xp_cmdshell "
              + "outfile dumpfile shutdown analyse");

  static final Set<String> WEAK = set("or and where from table into order group like by set");
  static final Set<String> SCRIPT =
      set(
          "alert script javascript vbscript onerror onload eval srcdoc fromcharcode "
              + "prompt innerhtml");
  static final Set<String> COMMAND =
      set(
          "whoami passwd powershell ifconfig ipconfig wget nslookup netcat phpinfo "
              + "systeminfo");

  /** Those that mean something only beside others. */
  private static final Set<String> OTHERS =
      set(
          "all distinct is not sounds database user view index schema procedure function column"
              + " trigger delay time alter create grant attach pragma call limit version servername"
              + " hostname datadir copy values the a an your its this that each any one our my "
              + "their");

  static final Set<String> ARTICLES = set("the a an your its this that each any all our my");

  private static final int SIZE = 1024;
  private static final String[] TABLE = new String[SIZE];

  static {
    for (Set<String> words :
        List.of(LOGIC, COMPARING, LITERAL, FUNCTIONS, STRONG, WEAK, SCRIPT, COMMAND, OTHERS)) {
      words.forEach(Words::put);
    }
  }

  private Words() {}

  /** The words of a text, which a blank is between. */
  static Set<String> set(String words) {
    return Set.of(words.split(" "));
  }

  /** As {@link #set}, in their order. */
  static List<String> list(String words) {
    return List.of(words.split(" "));
  }

  /**
   * The one string for a known word; null for all others.
   *
   * @param hash of the part as {@link String#hashCode} has it
   */
  static String find(String text, int start, int end, int hash) {
    int slot = slot(hash);
    while (TABLE[slot] != null) {
      String word = TABLE[slot];
      if (word.length() == end - start && text.startsWith(word, start)) {
        return word;
      }
      slot = slot + 1 & SIZE - 1;
    }
    return null;
  }

  private static void put(String word) {
    if (find(word, 0, word.length(), word.hashCode()) == null) {
      int slot = slot(word.hashCode());
      while (TABLE[slot] != null) {
        slot = slot + 1 & SIZE - 1;
      }
      TABLE[slot] = word;
    }
  }

  private static int slot(int hash) {
    return (hash ^ hash >>> 15) & SIZE - 1;
  }
}
