package glossary.sidecar.security.input;

import static glossary.sidecar.security.input.Characters.at;

import java.util.List;
import java.util.Set;

/** Commands behind what a shell takes for the end of one, and calls that run them. */
final class CommandScanner {
  private static final int LONGEST_NAME = 64;
  private static final int SHORT = 64;
  private static final Set<String> ALONE =
      Words.set(
          "whoami ifconfig ipconfig uname netstat systeminfo tasklist id ls pwd dir ps "
              + "env printenv hostname reboot phpinfo bash sh cmd powershell shutdown tty");
  private static final Set<String> WITH_ARGUMENT =
      Words.set(
          "wget curl nc netcat ncat zsh ksh dash pwsh nslookup dig host chmod chown "
              + "python python3 perl ruby php node gcc telnet ssh scp tftp ftp busybox nohup "
              + "crontab cat rm touch mkdir ping sleep echo type net reg del copy timeout kill "
              + "sudo su useradd passwd tail head more less cp mv find grep awk sed mail "
              + "sendmail expr printf export source eval exec xargs base64 start which openssl "
              + "iptables service systemctl apt-get lynx getent rundll32 certutil wmic nmap df "
              + "usr/bin/id");
  private static final Set<String> SUBCOMMANDS =
      Words.set("user localgroup view share add query install advfirewall firewall");
  private static final List<String> PATHS =
      List.of("/bin/", "/sbin/", "cmd.exe", "powershell.exe", "system32\\");
  private static final List<String> SHELL =
      List.of("${ifs", "$ifs", "/dev/tcp/", "/dev/udp/", "2>&1", "bash -i", "nc -e", "mkfifo ");
  private static final Set<String> CALLS =
      Words.set(
          "system exec passthru shell_exec popen proc_open pcntl_exec eval assert include "
              + "require include_once require_once base64_decode file_get_contents phpinfo "
              + "preg_replace call_user_func create_function execsync spawn check_output "
              + "gzinflate str_rot13 unserialize readfile");

  private final String text;
  private final Signs signs;

  private CommandScanner(String text, Signs signs) {
    this.text = text;
    this.signs = signs;
  }

  /**
   * @param text in lower case
   */
  static void scan(String text, FieldKind kind, Signs signs) {
    CommandScanner scanner = new CommandScanner(text, signs);
    if (kind == FieldKind.IDENTIFIER && text.indexOf(' ') > 0) {
      scanner.command(-1, Rule.COMMAND_CHAIN);
    }
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case ';', '|', '&', '\n', '\r' -> scanner.command(i, Rule.COMMAND_CHAIN);
        case '`' -> scanner.backtick(i);
        case '(' -> scanner.open(i);
        case '$', '/', '2' -> scanner.shell(i);
        default -> {}
      }
    }
    scanner.elsewhere();
  }

  private void backtick(int i) {
    if (Characters.find(text, "`", i + 1, 2 * LONGEST_NAME) > 0) {
      command(i, Rule.COMMAND_SUBSTITUTION);
    }
  }

  private void open(int i) {
    char before = at(text, i - 1);
    if (before == '$' || before == '<' || before == '>') {
      command(i, Rule.COMMAND_SUBSTITUTION);
    } else if (at(text, i + 1) == ')' && text.startsWith("{", Characters.skipBlanks(text, i + 2))) {
      int body = Characters.skipBlanks(text, Characters.skipBlanks(text, i + 2) + 1);
      if (at(text, body) == ':' || at(text, body) == '_' || text.startsWith("}", body)) {
        shellshock(i, body);
      }
    } else {
      call(i);
    }
  }

  private void shellshock(int i, int body) {
    int end = Math.min(text.length(), body + 12);
    String soon = text.substring(body, end);
    if (soon.contains(";") && soon.contains("}")) {
      signs.add(Rule.COMMAND_SHELLSHOCK, i);
    }
  }

  private void command(int separator, Rule rule) {
    int start = separator + 1;
    while (start < text.length() && start < separator + 16 && isJoint(text.charAt(start))) {
      start++;
    }
    int end = start;
    while (end < text.length() && end < start + LONGEST_NAME && isName(text.charAt(end))) {
      end++;
    }
    if (start == end) {
      return;
    }
    String path = text.substring(start, end).replace("\\", "").replace("'", "").replace("\"", "");
    String name = path.substring(path.lastIndexOf('/') + 1);
    name = name.endsWith(".exe") ? name.substring(0, name.length() - 4) : name;
    boolean known = ALONE.contains(name) || WITH_ARGUMENT.contains(name);
    boolean runs =
        separator >= 0 && text.charAt(separator) < ' '
            ? known && start == separator + 1 && isLine(end)
            : ALONE.contains(name) && (endsHere(end) || isTight(separator, start, end))
                || known && hasArgument(end)
                || path.length() > name.length() + 4 && path.contains("bin/") && endsHere(end);
    if (runs) {
      signs.add(rule, separator);
    }
  }

  /** {@code ;id;}: a list of words has blanks. */
  private boolean isTight(int separator, int start, int end) {
    return start == separator + 1 && at(text, end) == ';';
  }

  /** Lines of prose begin with the names of commands too. */
  private boolean isLine(int i) {
    int start = Characters.skipBlanks(text, i, 4);
    char argument = at(text, start);
    boolean option =
        (argument == '-' || argument == '/' || argument == '$')
            && !Characters.isBlank(at(text, start + 1));
    return option && Characters.isBlank(at(text, i)) || i == text.length() && i < SHORT;
  }

  private static boolean isJoint(char c) {
    return c == ' ' || c == '\t' || c == ';' || c == '|' || c == '&' || c == '\n' || c == '\r'
        || c == '(' || c == '{' || c == '\'' || c == '"' || c == '$';
  }

  private static boolean isName(char c) {
    return Characters.isWord(c)
        || c == '/'
        || c == '.'
        || c == '-'
        || c == '\\'
        || c == '\''
        || c == '"';
  }

  /** Whether a command ends here and the text, or the part that a shell would read, too. */
  private boolean endsHere(int i) {
    int next = Characters.skipBlanks(text, i);
    char c = at(text, next);
    return next >= text.length()
        || c == '|'
        || c == '&'
        || c == '`'
        || c == ')'
        || c == '#'
        || c == 0
        || c == ';' && next == i
        || c == '}'
        || Characters.isQuote(c);
  }

  /** Whether an argument follows that no sentence goes on with. */
  private boolean hasArgument(int i) {
    char blank = at(text, i);
    if (blank == '$' || blank == '<' || blank == '{' || blank == '>') {
      return true;
    }
    if (!Characters.isBlank(blank) && blank != '+' && blank != '%') {
      return false;
    }
    int start = Characters.skipBlanks(text, i + 1);
    char first = at(text, start);
    if ("-/\\$~%*<>".indexOf(first) >= 0 && first != 0) {
      return first == '>' || first == '<' || !Characters.isBlank(at(text, start + 1));
    }
    int end = start;
    while (end < text.length() && end < start + LONGEST_NAME && !isEnd(text.charAt(end))) {
      end++;
    }
    String argument = text.substring(start, end);
    return Characters.isDigit(first)
        || SUBCOMMANDS.contains(argument)
        || argument.indexOf('/') > 0
        || argument.indexOf('.', 1) > 0 && argument.indexOf('.') < argument.length() - 1
        || argument.indexOf(':') > 0 && argument.indexOf(':') < argument.length() - 1;
  }

  private static boolean isEnd(char c) {
    return Characters.isBlank(c) || c == ';' || c == '|' || c == '&';
  }

  private void shell(int i) {
    for (String sign : SHELL) {
      if (text.startsWith(sign, i)) {
        signs.add(Rule.COMMAND_SHELL, i);
      }
    }
  }

  /** {@code system('...')} and its like, with a value that is one of a program. */
  private void call(int open) {
    int start = open;
    while (Characters.isWord(at(text, start - 1)) && open - start < 24) {
      start--;
    }
    if (start == open || !CALLS.contains(text.substring(start, open))) {
      return;
    }
    char first = at(text, Characters.skipBlanks(text, open + 1));
    boolean empty = first == ')' && text.startsWith("phpinfo", start);
    if (Characters.isQuote(first) || first == '$' || empty) {
      signs.add(Rule.COMMAND_CALL, start);
    } else if (first >= 'a' && first <= 'z' && text.startsWith("base64_", open + 1)) {
      signs.add(Rule.COMMAND_CALL, start);
    }
  }

  private void elsewhere() {
    for (String path : PATHS) {
      int i = text.indexOf(path);
      if (i >= 0 && (path.length() > 6 || Characters.isWord(at(text, i + path.length())))) {
        signs.add(Rule.COMMAND_PATH, i);
      }
    }
    for (String sign : SHELL.subList(5, SHELL.size())) {
      int i = text.indexOf(sign);
      if (i >= 0 && (i == 0 || !Characters.isWord(at(text, i - 1)))) {
        signs.add(Rule.COMMAND_SHELL, i);
      }
    }
  }
}
