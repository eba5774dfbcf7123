package glossary.sidecar.tls;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * What stands between a BEGIN and an END line.
 *
 * @param label such as {@code CERTIFICATE}
 * @param encrypted whether headers before the data say so, as OpenSSL once wrote them
 * @param data decoded
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468#section-2">RFC 7468, section 2</a>
 */
record PemBlock(String label, boolean encrypted, byte[] data) {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";
  private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

  /**
   * All blocks of a file, in order; text around them is left out, as OpenSSL writes some.
   *
   * @param setting that names the file
   * @throws TlsUnusable if there is none, or one is damaged
   */
  static List<PemBlock> parse(String setting, byte[] file) throws TlsUnusable {
    String text = new String(file, StandardCharsets.ISO_8859_1).replace(BYTE_ORDER_MARK, "");
    List<PemBlock> blocks = new ArrayList<>();
    Open open = null;
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.startsWith(BEGIN) && line.endsWith(DASHES)) {
        if (open != null) {
          throw damaged(setting, open.label, "does not end");
        }
        open = new Open(line.substring(BEGIN.length(), line.length() - DASHES.length()));
      } else if (open != null && line.startsWith(END)) {
        blocks.add(open.close(setting, line));
        open = null;
      } else if (open != null) {
        open.add(line);
      }
    }
    if (open != null) {
      throw damaged(setting, open.label, "does not end");
    }
    if (blocks.isEmpty()) {
      throw new TlsUnusable(
          setting + " is not PEM: it has no line -----BEGIN ...-----. " + advice(setting));
    }
    return blocks;
  }

  private static String advice(String setting) {
    String tool = setting.equals(TlsFiles.KEY) ? "pkey" : "x509";
    return "If it is DER, convert it: openssl " + tool + " -inform DER -in FILE -out FILE.pem";
  }

  private static TlsUnusable damaged(String setting, String label, String how) {
    return new TlsUnusable(
        setting + " is damaged: its block " + shown(label) + " " + how + ". Copy the file again.");
  }

  /** A label could be anything. */
  private static String shown(String label) {
    String plain = label.replaceAll("[^A-Za-z0-9 .#-]", "?");
    return plain.length() > 40 ? plain.substring(0, 40) : plain;
  }

  private static final class Open {
    private final String label;
    private final StringBuilder base64 = new StringBuilder();
    private boolean encrypted;

    Open(String label) {
      this.label = label;
    }

    /** A line with a colon is a header, which base64 never is. */
    void add(String line) {
      if (line.indexOf(':') < 0) {
        base64.append(line);
      } else if (line.startsWith("Proc-Type:") && line.endsWith("ENCRYPTED")) {
        encrypted = true;
      }
    }

    PemBlock close(String setting, String line) throws TlsUnusable {
      if (!line.equals(END + label + DASHES)) {
        throw damaged(setting, label, "ends as another one");
      }
      try {
        byte[] data = Base64.getDecoder().decode(base64.toString());
        return new PemBlock(label, encrypted, data);
      } catch (IllegalArgumentException noBase64) {
        throw damaged(setting, label, "is not base64");
      }
    }
  }
}
