package glossary.sidecar.security.input;

import static glossary.sidecar.security.input.AttackClass.COMMAND;
import static glossary.sidecar.security.input.AttackClass.HEADER;
import static glossary.sidecar.security.input.AttackClass.LDAP;
import static glossary.sidecar.security.input.AttackClass.SCRIPT;
import static glossary.sidecar.security.input.AttackClass.SQL;
import static glossary.sidecar.security.input.AttackClass.TEMPLATE;
import static glossary.sidecar.security.input.AttackClass.TRAVERSAL;
import static glossary.sidecar.security.input.AttackClass.UNICODE;
import static glossary.sidecar.security.input.AttackClass.XML;

import java.util.Locale;

/**
 * Everything that gives points, on one screen. A <em>structure</em> is grammar that only an attack
 * has a use for; <em>words</em> alone never make a finding; a <em>disguise</em> counts only beside
 * a structure.
 */
enum Rule {
  /** {@code or 1=1}, {@code and 'a' like 'a'}. */
  SQL_TAUTOLOGY(SQL, Sign.STRUCTURE, 5),
  /** A quote that ends a value early: {@code '--}, {@code ') or user='x}. */
  SQL_BREAKOUT(SQL, Sign.STRUCTURE, 5),
  /** {@code union select 1,2}. */
  SQL_UNION(SQL, Sign.STRUCTURE, 5),
  /** A second statement and a comment over the rest: {@code ; drop table x --}. */
  SQL_STACKED(SQL, Sign.STRUCTURE, 5),
  /** A whole statement: {@code ; drop table x}. */
  SQL_STATEMENT(SQL, Sign.STRUCTURE, 4),
  /** {@code select a, b from c}, {@code (select @@version)}. */
  SQL_SELECT(SQL, Sign.STRUCTURE, 4),
  /** {@code sleep(5)}, {@code waitfor delay '...'}. */
  SQL_FUNCTION(SQL, Sign.STRUCTURE, 4),
  /** {@code 1' order by 10}. */
  SQL_ORDER(SQL, Sign.STRUCTURE, 4),
  /** {@code into outfile '...'}. */
  SQL_FILE(SQL, Sign.STRUCTURE, 5),
  /** {@code '-'} and {@code '='}, which make a value of nothing. */
  SQL_QUOTES(SQL, Sign.STRUCTURE, 4),
  /** {@code {"$ne": 1}}, {@code [$gt]=}. */
  SQL_OPERATOR(SQL, Sign.STRUCTURE, 4),
  SQL_WORD(SQL, Sign.WORDS, 2),
  SQL_SMALL_WORD(SQL, Sign.WORDS, 1),

  /** {@code <script}. */
  SCRIPT_ELEMENT(SCRIPT, Sign.STRUCTURE, 5),
  /** {@code <b onclick=}. */
  SCRIPT_HANDLER(SCRIPT, Sign.STRUCTURE, 5),
  /** {@code " onfocus=f()}, outside a tag. */
  SCRIPT_ATTRIBUTE(SCRIPT, Sign.STRUCTURE, 4),
  /** {@code href="javascript:..."}. */
  SCRIPT_SCHEME(SCRIPT, Sign.STRUCTURE, 4),
  /** {@code <iframe src=}. */
  SCRIPT_TAG(SCRIPT, Sign.STRUCTURE, 4),
  /** {@code <iframe>}. */
  SCRIPT_BARE_TAG(SCRIPT, Sign.STRUCTURE, 3),
  /** A quote that ends an attribute or a string: {@code "><b}, {@code ';alert(1)//}. */
  SCRIPT_BREAKOUT(SCRIPT, Sign.STRUCTURE, 5),
  /** {@code expression(}, {@code -moz-binding}. */
  SCRIPT_STYLE(SCRIPT, Sign.STRUCTURE, 4),
  /** A program of brackets alone. */
  SCRIPT_SYMBOLS(SCRIPT, Sign.STRUCTURE, 5),
  SCRIPT_WORD(SCRIPT, Sign.WORDS, 2),

  /** {@code ../} once. */
  TRAVERSAL_STEP(TRAVERSAL, Sign.STRUCTURE, 3),
  /** {@code ../../}. */
  TRAVERSAL_STEPS(TRAVERSAL, Sign.STRUCTURE, 5),
  /** Steps in an encoding that nothing honest has: {@code ..%c0%af}, {@code %252e%252e%252f}. */
  TRAVERSAL_ENCODED(TRAVERSAL, Sign.STRUCTURE, 5),
  /** {@code /etc/passwd} and its like. */
  TRAVERSAL_FILE(TRAVERSAL, Sign.STRUCTURE, 3),
  /** {@code php://filter}. */
  TRAVERSAL_WRAPPER(TRAVERSAL, Sign.STRUCTURE, 5),
  /** {@code file.php%00.png}. */
  TRAVERSAL_NUL(TRAVERSAL, Sign.STRUCTURE, 4),
  /** A whole path or URL where an identifier belongs. */
  TRAVERSAL_PATH(TRAVERSAL, Sign.STRUCTURE, 4),

  /** {@code ; cat /etc/hosts}, {@code | id}. */
  COMMAND_CHAIN(COMMAND, Sign.STRUCTURE, 5),
  /** {@code $(id)}. */
  COMMAND_SUBSTITUTION(COMMAND, Sign.STRUCTURE, 4),
  /** {@code ${IFS}}, {@code /dev/tcp/}. */
  COMMAND_SHELL(COMMAND, Sign.STRUCTURE, 5),
  /** {@code () { :; };}. */
  COMMAND_SHELLSHOCK(COMMAND, Sign.STRUCTURE, 8),
  /** {@code /bin/sh}, {@code cmd.exe}. */
  COMMAND_PATH(COMMAND, Sign.STRUCTURE, 3),
  /** {@code system('...')}, {@code eval($_GET[1])}. */
  COMMAND_CALL(COMMAND, Sign.STRUCTURE, 4),
  /** {@code <?php}. */
  COMMAND_PHP(COMMAND, Sign.STRUCTURE, 5),
  COMMAND_WORD(COMMAND, Sign.WORDS, 2),

  /** {@code {{7*7}}}, {@code ${a.b()}}, {@code <%= %>}. */
  TEMPLATE_EXPRESSION(TEMPLATE, Sign.STRUCTURE, 5),
  /** {@code ''.__class__}, {@code Runtime.getRuntime()}. */
  TEMPLATE_OBJECT(TEMPLATE, Sign.STRUCTURE, 5),
  /** {@code ${jndi:ldap://a}}. */
  TEMPLATE_JNDI(TEMPLATE, Sign.STRUCTURE, 8),
  /** {@code ${lower:j}}. */
  TEMPLATE_LOOKUP(TEMPLATE, Sign.STRUCTURE, 5),

  /** {@code *)(uid=*}. */
  LDAP_FILTER(LDAP, Sign.STRUCTURE, 5),

  /** {@code <!ENTITY}, {@code <!DOCTYPE x SYSTEM "file:..."}. */
  XML_ENTITY(XML, Sign.STRUCTURE, 5),

  /** A line end and {@code Set-Cookie:}. */
  HEADER_LINE(HEADER, Sign.STRUCTURE, 5),

  /** Characters that show a text as another than it is, or not at all. */
  UNICODE_HIDDEN(UNICODE, Sign.STRUCTURE, 5),

  /** A structure that shows only when decoded once more. */
  ENCODED(null, Sign.DISGUISE, 2),
  /** {@code uni}, a comment and {@code on}. */
  SPLIT(null, Sign.DISGUISE, 2),
  /** {@code sElEcT}. */
  MIXED_CASE(null, Sign.DISGUISE, 2),
  /** Characters that no identifier has; counts in identifiers, and beside words too. */
  ODD_IDENTIFIER(null, Sign.DISGUISE, 3);

  /** How much a rule says by itself. */
  enum Sign {
    STRUCTURE,
    WORDS,
    DISGUISE
  }

  private final AttackClass attack;
  private final Sign sign;
  private final int points;

  Rule(AttackClass attack, Sign sign, int points) {
    this.attack = attack;
    this.sign = sign;
    this.points = points;
  }

  /** Null for a disguise, which goes with any. */
  AttackClass attack() {
    return attack;
  }

  Sign sign() {
    return sign;
  }

  int points() {
    return points;
  }

  /** For the log. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @SuppressWarnings("EnumOrdinal") // within one process only
  long bit() {
    return 1L << ordinal();
  }
}
