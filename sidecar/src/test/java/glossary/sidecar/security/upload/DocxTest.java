package glossary.sidecar.security.upload;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glossary.sidecar.testing.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DOCX files as honest programs write them, and as dishonest ones do. */
class DocxTest {
  @TempDir Path folder;
  private Map<String, byte[]> parts;

  @BeforeEach
  void parts() {
    parts = Samples.docxParts();
  }

  @Test
  void honest_documents_are_taken_in_any_order_and_packing() throws Exception {
    verify(Samples.zip(parts));
    verify(Samples.zip(parts, 0));
    verify(Samples.zip(googleLike()));
    verify(Samples.zip(googleLike(), 2));
    parts.put("word/media/image1.png", new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    parts.put(
        "word/embeddings/sheet.xlsx", Samples.zip(Map.of("xl/workbook.xml", "<w/>".getBytes())));
    parts.put("word/embeddings/oleObject1.bin", ole("Equation Native"));
    parts.put("word/fonts/font1.odttf", new byte[] {'M', 'Z', ' ', 'x'});
    parts.put(
        "customXml/item1.xml",
        "\ufeff<?xml version='1.0' encoding='UTF-16'?><a/>".getBytes(StandardCharsets.UTF_16BE));
    verify(Samples.zip(parts));
  }

  /** With folders, descriptors behind the parts, and a long and strange name. */
  @Test
  void what_the_library_packs_is_taken() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      zip.putArchiveEntry(new ZipArchiveEntry("word/"));
      zip.closeArchiveEntry();
      parts.put("docProps/größe.xml", "<a/>".getBytes());
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putArchiveEntry(new ZipArchiveEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeArchiveEntry();
      }
    }
    verify(bytes.toByteArray());
  }

  @Test
  void a_strict_document_whose_main_part_has_another_name_is_taken() throws Exception {
    byte[] main = parts.remove(Samples.MAIN);
    parts.put(
        "word/document2.xml",
        Zips.replaced(
            main,
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main"));
    parts.put(
        Samples.TYPES,
        Zips.replaced(parts.get(Samples.TYPES), "/word/document.xml", "/word/document2.xml"));
    verify(Samples.zip(parts));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/xml",
        ""
      })
  void another_main_part_is_refused(String type) {
    refused(with(Samples.TYPES, Samples.utf8(Samples.types(type))), "no document of a word");
  }

  @Test
  void macros_are_refused_wherever_they_are() {
    refused(
        with(
            Samples.TYPES,
            Samples.utf8(Samples.types("application/vnd.ms-word.document.macroEnabled.main+xml"))),
        "macros");
    refused(with("word/vbaProject.bin", new byte[9]), "macros");
    refused(with("word/VBAPROJECT.bin", new byte[9]), "macros");
    refused(
        with("word/embeddings/a.xlsm", Samples.zip(Map.of("xl/vbaProject.bin", new byte[1]))),
        "macros");
    refused(with("word/embeddings/o.bin", ole("_VBA_PROJECT")), "macros");
    refused(with("word/embeddings/o.bin", ole("\u0001Ole10Native")), "wrapped file");
  }

  @Test
  void programs_in_it_are_refused() {
    for (String program : ContentTest.programs()) {
      byte[] content = HexFormat.of().parseHex(program);
      if (content[0] != (byte) 0xd0) { // an object, see above
        refused(with("word/media/image1.png", content), "holds");
        refused(with("word/embeddings/a.docx", Samples.zip(Map.of("a.png", content))), "holds");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/passwd",
        "../a",
        "word/../../a",
        "..\\a",
        "C:/a",
        "a\\b",
        "a\u0000b",
        "a\nb",
        "word/.."
      })
  void names_that_lead_elsewhere_are_refused(String name) {
    refused(with(name, new byte[3]), "leads elsewhere");
  }

  @Test
  void what_unfolds_to_far_more_than_it_is_is_refused() throws Exception {
    refused(with("word/media/zeros.bmp", new byte[2 << 20]), "far more");
    verify(Samples.zip(with("word/media/zeros.bmp", new byte[900 << 10])));
    parts = Samples.docxParts();
    byte[] bomb = Samples.zip(Map.of("a", new byte[30 << 20]));
    byte[] nested = Samples.zip(Map.of("b.zip", bomb, "c.zip", bomb));
    refused(with("word/embeddings/a.xlsx", nested), "far more");
    byte[] deep = Samples.zip(Map.of("x", new byte[1]));
    for (int i = 0; i < 5; i++) {
      deep = Samples.zip(Map.of("x", deep));
    }
    refused(with("word/embeddings/a.xlsx", deep), "archives in archives");
  }

  @Test
  void many_mild_parts_are_a_bomb_together() {
    byte[] mild = new byte[1 << 20]; // at the most harmless size, whatever its ratio
    for (int i = 0; i < 201; i++) {
      parts.put("word/media/" + i + ".bmp", mild);
    }
    refused(parts, "far more");
  }

  @Test
  void too_many_parts_are_refused() {
    for (int i = 0; i < 2000; i++) {
      parts.put("a/" + i, new byte[0]);
    }
    refused(parts, "more than 2000");
  }

  @Test
  void document_types_and_entities_are_refused_in_every_part() {
    String doctype = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>";
    for (String name :
        new String[] {Samples.TYPES, Samples.RELATIONS, Samples.MAIN, "word/styles.xml"}) {
      parts = Samples.docxParts();
      String xml =
          new String(
              parts.getOrDefault(name, "<?xml version=\"1.0\"?><a/>".getBytes()),
              StandardCharsets.UTF_8);
      refused(with(name, Samples.utf8(xml.replaceFirst("\\?>", "?>" + doctype))), "document type");
    }
    parts = Samples.docxParts();
    String wide = "\ufeff<?xml version='1.0' encoding='UTF-16'?><!DOCTYPE a><a/>";
    refused(with("word/a.xml", wide.getBytes(StandardCharsets.UTF_16LE)), "document type");
    parts = Samples.docxParts();
    refused(with("word/a.xml", Samples.utf8("<a")), "XML");
    parts = Samples.docxParts();
    refused(with("word/a.xml", new byte[0]), "XML");
    parts = Samples.docxParts();
    refused(with(Samples.MAIN, Samples.utf8("<document xmlns='urn:x'/>")), "no document");
    parts = Samples.docxParts();
    refused(with(Samples.TYPES, Samples.utf8("<Types>")), "list of its parts");
  }

  @Test
  void missing_parts_are_refused() {
    for (String name : new String[] {Samples.TYPES, Samples.RELATIONS, Samples.MAIN}) {
      parts = Samples.docxParts();
      parts.remove(name);
      refused(parts, "DOCX");
    }
    refused(Map.of("a.txt", new byte[1]), "something else");
  }

  private static Map<String, byte[]> googleLike() {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    Map<String, byte[]> word = Samples.docxParts();
    parts.put(
        "word/theme/theme1.xml",
        Samples.utf8("<?xml version=\"1.0\"?><a:theme xmlns:a=\"urn:a\"/>"));
    parts.put(Samples.MAIN, word.get(Samples.MAIN));
    parts.put(Samples.RELATIONS, word.get(Samples.RELATIONS));
    parts.put("docProps/app.xml", Samples.utf8("<Properties/>"));
    parts.put(Samples.TYPES, word.get(Samples.TYPES));
    return parts;
  }

  private Map<String, byte[]> with(String name, byte[] content) {
    parts = Samples.docxParts();
    parts.put(name, content);
    return parts;
  }

  private static byte[] ole(String stream) {
    byte[] magic = HexFormat.of().parseHex("d0cf11e0a1b11ae1");
    byte[] padding = new byte[(32 << 10) - 10]; // so that the name lies across two reads
    new Random(1).nextBytes(padding);
    return Zips.join(Zips.join(magic, padding), stream.getBytes(StandardCharsets.UTF_16LE));
  }

  private void verify(byte[] zip) throws IOException, UploadRefused {
    UploadKind.DOCX.verify(Files.write(folder.resolve("file"), zip));
  }

  private void refused(Map<String, byte[]> content, String reason) {
    refused(Samples.zip(content), reason);
  }

  private void refused(byte[] zip, String reason) {
    assertThatThrownBy(() -> verify(zip))
        .isInstanceOf(UploadRefused.class)
        .hasMessageContaining(reason);
  }
}
