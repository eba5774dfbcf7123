package glossary.sidecar.security.upload;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How programs, and other things that are no document, begin.
 *
 * @see <a href="https://www.iana.org/assignments/media-types">media types and their magic
 *     numbers</a>
 */
final class Magics {
  private static final Map<String, String> PROGRAMS = new LinkedHashMap<>();
  private static final Map<String, String> OTHERS = new LinkedHashMap<>();
  private static final int DOS_HEADER = 64;

  static {
    PROGRAMS.put("\u007fELF", "an ELF program");
    PROGRAMS.put(hex("feedface"), "a Mach-O program");
    PROGRAMS.put(hex("feedfacf"), "a Mach-O program");
    PROGRAMS.put(hex("cefaedfe"), "a Mach-O program");
    PROGRAMS.put(hex("cffaedfe"), "a Mach-O program");
    PROGRAMS.put(hex("cafebabe"), "a Java class or a Mach-O program");
    PROGRAMS.put(hex("cafebabf"), "a Mach-O program");
    PROGRAMS.put(hex("bebafeca"), "a Mach-O program");
    PROGRAMS.put(hex("bfbafeca"), "a Mach-O program");
    PROGRAMS.put(hex("0061736d"), "a WebAssembly program");
    PROGRAMS.put("dex\n0", "an Android program");
    PROGRAMS.put("dey\n0", "an Android program");
    PROGRAMS.put("BC\u00c0\u00de", "an LLVM program");
    PROGRAMS.put("!<arch>\n", "a library or a Debian package");
    PROGRAMS.put(hex("edabeedb"), "an RPM package");
    PROGRAMS.put(hex("4c0000000114020000000000c0"), "a Windows shortcut");
    PROGRAMS.put(hex("cafed00d"), "packed Java classes");
    PROGRAMS.put(hex("1b4c7561"), "a Lua program");
    PROGRAMS.put("#!", "a script");
    PROGRAMS.put("<?php", "a PHP script");
    PROGRAMS.put("<?=", "a PHP script");
    PROGRAMS.put("<%", "a server page");
    PROGRAMS.put("<script", "a script");
    PROGRAMS.put("<job", "a Windows script");
    PROGRAMS.put("<package>", "a Windows script");
    PROGRAMS.put("<hta:", "an HTML application");
    PROGRAMS.put("<html", "a page");
    PROGRAMS.put("<!doctype html", "a page");
    PROGRAMS.put("<svg", "an SVG image, which can hold scripts");
    OTHERS.put(hex("d0cf11e0a1b11ae1"), "an OLE2 file, as of Office before 2007 or an installer");
    OTHERS.put(hex("504b0304"), "a ZIP archive");
    OTHERS.put(hex("504b0506"), "a ZIP archive");
    OTHERS.put("%PDF-", "a PDF");
    OTHERS.put("GIF87a", "a GIF image");
    OTHERS.put("GIF89a", "a GIF image");
    OTHERS.put(hex("89504e47"), "a PNG image");
    OTHERS.put(hex("ffd8ff"), "a JPEG image");
    OTHERS.put("Rar!\u001a", "a RAR archive");
    OTHERS.put(hex("377abcaf271c"), "a 7z archive");
    OTHERS.put(hex("1f8b08"), "a gzip file");
  }

  private Magics() {}

  /**
   * What the bytes begin with, behind a byte order mark and white space.
   *
   * @param head the first bytes of a file
   * @return empty if it is no program that is known
   */
  static Optional<String> program(byte[] head) {
    String text = begun(head);
    return isDos(text) ? Optional.of("a Windows or DOS program") : find(PROGRAMS, text);
  }

  /** As {@link #program}, and further kinds of files. */
  static Optional<String> anything(byte[] head) {
    return program(head).or(() -> find(OTHERS, begun(head)));
  }

  /** One character for each byte. */
  private static String begun(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    int at = text.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0;
    while (at < text.length() && " \t\r\n\f\u000b".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return text.substring(at);
  }

  private static Optional<String> find(Map<String, String> magics, String text) {
    return magics.entrySet().stream()
        .filter(magic -> begins(text, magic.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Tags are written in any case. */
  private static boolean begins(String text, String magic) {
    return text.regionMatches(magic.startsWith("<"), 0, magic, 0, magic.length());
  }

  /** Its header of 64 bytes always has control characters; a text may begin with these letters. */
  private static boolean isDos(String text) {
    boolean begins = text.startsWith("MZ") || text.startsWith("ZM");
    return begins
        && text.substring(0, Math.min(text.length(), DOS_HEADER))
            .chars()
            .anyMatch(c -> c < ' ' && c != '\t' && c != '\r' && c != '\n');
  }

  private static String hex(String bytes) {
    return new String(HexFormat.of().parseHex(bytes), StandardCharsets.ISO_8859_1);
  }
}
