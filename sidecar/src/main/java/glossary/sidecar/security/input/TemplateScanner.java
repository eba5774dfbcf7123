package glossary.sidecar.security.input;

import static glossary.sidecar.security.input.Characters.at;
import static glossary.sidecar.security.input.Characters.isDigit;

import java.util.List;

/** Expressions that a template engine or a logger would evaluate. */
final class TemplateScanner {
  private static final int LONGEST = 256;
  private static final List<String> OBJECTS =
      Words.list(
          "__class__ __mro__ __subclasses__ __globals__ __import__ __builtins__ __init__ "
              + "getruntime( java.lang.runtime java.lang.processbuilder processbuilder( "
              + "_memberaccess class.module.classloader class.classloader ognlcontext "
              + "scriptenginemanager freemarker.template.utility constructor.constructor "
              + "registerundefinedfiltercallback");
  private static final List<String> LOOKUPS =
      Words.list("lower: upper: env: sys: ::- ctx: java: date: main:");

  private final String text;
  private final Signs signs;

  private TemplateScanner(String text, Signs signs) {
    this.text = text;
    this.signs = signs;
  }

  /**
   * @param text in lower case
   */
  static void scan(String text, Signs signs) {
    TemplateScanner scanner = new TemplateScanner(text, signs);
    for (int i = text.indexOf('{'); i >= 0; i = text.indexOf('{', i + 1)) {
      scanner.brace(i);
    }
    for (int i = text.indexOf("<%"); i >= 0; i = text.indexOf("<%", i + 2)) {
      scanner.scriptlet(i);
    }
    for (int i = text.indexOf('#'); i >= 0; i = text.indexOf('#', i + 1)) {
      scanner.directive(i);
    }
    if (text.indexOf('_') >= 0 || text.indexOf('.') >= 0 || text.indexOf('(') >= 0) {
      scanner.objects();
    }
  }

  private void brace(int open) {
    char before = at(text, open - 1);
    boolean doubled = before == '{' || at(text, open + 1) == '%';
    if (!doubled && "$#@*~".indexOf(before) < 0 || before == 0 && !doubled) {
      return;
    }
    if (before == '$') {
      lookups(open + 1);
    }
    int close = open + 1;
    int end = Math.min(text.length(), open + LONGEST);
    while (close < end && text.charAt(close) != '}' && text.charAt(close) != '{') {
      close++;
    }
    if (at(text, close) != '}') {
      return; // too long, or the inner one is looked at
    }
    String inside = text.substring(open + 1, close);
    if (isExpression(inside) || at(text, open + 1) == '%' && isStatement(inside)) {
      signs.add(Rule.TEMPLATE_EXPRESSION, open);
    }
  }

  private void lookups(int start) {
    int i = Characters.skipBlanks(text, start);
    if (text.startsWith("jndi:", i)) {
      signs.add(Rule.TEMPLATE_JNDI, start);
      return;
    }
    for (String lookup : LOOKUPS) {
      if (text.startsWith(lookup, i)) {
        signs.add(Rule.TEMPLATE_LOOKUP, start);
      }
    }
  }

  /** Whether numbers are computed, or something is called on something. */
  private static boolean isExpression(String inside) {
    for (int i = 1; i < inside.length() - 1; i++) {
      char c = inside.charAt(i);
      boolean operator = c == '*' || c == '+' || c == '-' || c == '/' || c == '%';
      char left = at(inside, Characters.beforeBlanks(inside, i, 4));
      char right = at(inside, Characters.skipBlanks(inside, i + 1));
      if (operator && (isDigit(left) || left == '\'') && (isDigit(right) || right == '\'')) {
        return true;
      }
    }
    int call = inside.indexOf('(');
    return call > 0 && (inside.indexOf('.') >= 0 || Characters.isQuote(at(inside, call + 1)))
        || inside.contains("|attr")
        || inside.strip().equals("config")
        || inside.contains("config.");
  }

  private static boolean isStatement(String inside) {
    String words = inside.substring(1).strip();
    return words.startsWith("import ")
        || words.startsWith("set ")
        || words.startsWith("for ")
        || words.startsWith("if ")
        || words.startsWith("include ")
        || words.startsWith("debug")
        || words.startsWith("php");
  }

  private void scriptlet(int open) {
    if (Characters.find(text, "%>", open + 4, LONGEST) > 0) {
      signs.add(Rule.TEMPLATE_EXPRESSION, open);
    }
  }

  private void directive(int hash) {
    boolean velocity = text.startsWith("set(", hash + 1) || text.startsWith("set (", hash + 1);
    boolean freemarker =
        at(text, hash - 1) == '<'
            && (text.startsWith("assign ", hash + 1) || text.startsWith("list ", hash + 1));
    boolean comment =
        text.startsWith("exec cmd", hash + 1) || text.startsWith("include virtual", hash + 1);
    if (velocity || freemarker || comment && text.startsWith("<!--", hash - 4)) {
      signs.add(Rule.TEMPLATE_EXPRESSION, hash);
    }
  }

  private void objects() {
    for (String object : OBJECTS) {
      int i = text.indexOf(object);
      if (i >= 0) {
        signs.add(Rule.TEMPLATE_OBJECT, i);
        return;
      }
    }
  }
}
