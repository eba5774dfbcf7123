package glossary.sidecar.glossary;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A workbook taken apart: every part is unzipped and parsed as XML. */
final class Xlsx {
  private final Map<String, Document> parts = new LinkedHashMap<>();

  /** By its directory, as all but streaming readers do. */
  Xlsx(byte[] bytes) throws IOException {
    Path file = Files.write(Files.createTempFile("workbook", ".xlsx"), bytes);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        parts.put(entry.getName(), xml(zip.getInputStream(entry).readAllBytes()));
      }
    } finally {
      Files.delete(file);
    }
  }

  Map<String, Document> parts() {
    return parts;
  }

  /** Cells of the first sheet by column letter, row by row. */
  List<Map<String, Element>> rows() {
    List<Map<String, Element>> rows = new ArrayList<>();
    NodeList found = parts.get("xl/worksheets/sheet1.xml").getElementsByTagName("row");
    for (int i = 0; i < found.getLength(); i++) {
      Map<String, Element> cells = new TreeMap<>();
      NodeList row = ((Element) found.item(i)).getElementsByTagName("c");
      for (int j = 0; j < row.getLength(); j++) {
        Element cell = (Element) row.item(j);
        cells.put(cell.getAttribute("r").replaceAll("\\d", ""), cell);
      }
      rows.add(cells);
    }
    return rows;
  }

  /** What all cells of a column say. */
  List<String> column(String letter) {
    return rows().stream()
        .map(row -> row.containsKey(letter) ? row.get(letter).getTextContent() : "")
        .toList();
  }

  private static Document xml(byte[] bytes) throws IOException {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(bytes));
    } catch (SAXException | ParserConfigurationException notXml) {
      throw new IOException(notXml);
    }
  }
}
