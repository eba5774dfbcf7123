package glossary.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/**
 * What the packed jars are made of, under which licences, and what they ask of a JVM. Maven leaves
 * the bills of materials out when it is offline; then what needs them is skipped here, and the
 * check of continuous integration fails.
 */
class PartsIT {
  private static final Path SIDECAR = Path.of("target", "glossary-sidecar.jar");
  private static final Path AGENT = Path.of("..", "agent", "target", "glossary-agent.jar");
  private static final Path AGENT_PARTS =
      Path.of("..", "agent", "target", "glossary-agent.cdx.json");
  private static final Path PAGE = Path.of("..", "THIRD-PARTY.md");
  private static final Set<String> PERMISSIVE =
      Set.of("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MIT");

  /** Of Logback, which has no permissive licence; used unchanged, as the page says. */
  private static final String LOGBACK = "ch.qos.logback:";

  @Test
  void each_part_has_a_permissive_licence() throws IOException {
    for (Part part : allParts()) {
      boolean known =
          part.licences().stream().anyMatch(PERMISSIVE::contains)
              || part.name().startsWith(LOGBACK) && part.licences().contains("EPL-2.0");

      assertThat(known).as("a permissive licence of %s", part).isTrue();
    }
  }

  @Test
  void the_page_lists_exactly_these_parts() throws IOException {
    Set<String> rows = new TreeSet<>();
    for (String line : Files.readAllLines(PAGE)) {
      if (line.matches("\\| \\S+:\\S+ \\| .*")) {
        rows.add(line);
      }
    }
    Set<String> wanted = new TreeSet<>();
    allParts().forEach(part -> wanted.add(part.row()));

    assertThat(rows).isEqualTo(wanted);
  }

  @Test
  void the_list_is_the_same_in_each_build() throws IOException {
    for (JsonNode list : List.of(sidecarList(), agentList())) {
      assertThat(list.path("bomFormat").asText()).isEqualTo("CycloneDX");
      assertThat(list.has("serialNumber")).isFalse();
      assertThat(list.path("metadata").has("timestamp")).isFalse();
      assertThat(list.path("components")).hasSizeGreaterThan(3);
      for (JsonNode part : list.path("components")) {
        assertThat(part.path("hashes")).as("hashes of %s", part.path("name")).isNotEmpty();
      }
    }
  }

  @Test
  void the_jars_carry_the_licences() throws IOException {
    assertThat(entry(SIDECAR, "META-INF/LICENSE")).contains("Apache License");
    assertThat(entry(SIDECAR, "META-INF/NOTICE.txt")).contains("Apache Lucene");
    assertThat(entry(SIDECAR, "META-INF/LICENSE.txt")).contains("QOS.ch");
    assertThat(entry(SIDECAR, "META-INF/LICENSE.md")).contains("Eclipse Public License");
    assertThat(entry(SIDECAR, "META-INF/THIRD-PARTY.md")).isEqualTo(Files.readString(PAGE));
    assertThat(entry(AGENT, "inst/THIRD-PARTY.md")).isEqualTo(Files.readString(PAGE));
  }

  @Test
  void no_module_is_opened_and_only_native_code_is_asked_for() throws IOException {
    for (Path path : List.of(SIDECAR, AGENT)) {
      try (JarFile jar = new JarFile(path.toFile())) {
        Attributes manifest = jar.getManifest().getMainAttributes();
        assertThat(manifest.getValue("Add-Opens")).as("%s", path).isNull();
        assertThat(manifest.getValue("Add-Exports")).as("%s", path).isNull();
        assertThat(manifest.getValue("Enable-Native-Access"))
            .isEqualTo(path.equals(SIDECAR) ? "ALL-UNNAMED" : null);
      }
    }
    assertThat(Files.readString(Path.of("..", "config", "jvm.options")))
        .doesNotContain("--add-opens", "--add-exports", "--illegal-access");
  }

  /** One part of a jar, as the bill of materials has it. */
  private record Part(String name, String version, List<String> licences) {
    private String row() {
      return "| %s | %s | %s |".formatted(name, version, String.join(" or ", licences));
    }
  }

  private static List<Part> allParts() throws IOException {
    List<Part> parts = new ArrayList<>();
    for (JsonNode list : List.of(sidecarList(), agentList())) {
      for (JsonNode part : list.path("components")) {
        if (!part.path("group").asText().equals("io.github.glossary-sidecar")) {
          parts.add(part(part));
        }
      }
    }
    return parts;
  }

  private static Part part(JsonNode part) {
    List<String> licences = new ArrayList<>();
    for (JsonNode choice : part.path("licenses")) {
      JsonNode licence = choice.path("license");
      String name = licence.path("id").asText(licence.path("name").asText());
      licences.add(name.equals("GNU Lesser General Public License") ? "LGPL-2.1" : name);
    }
    String name = part.path("group").asText() + ":" + part.path("name").asText();
    return new Part(name, part.path("version").asText(), licences);
  }

  private static JsonNode sidecarList() throws IOException {
    assumeThat(AGENT_PARTS).as("a bill of materials, for which Maven must be online").exists();
    return new ObjectMapper().readTree(entry(SIDECAR, "META-INF/sbom/glossary-sidecar.cdx.json"));
  }

  private static JsonNode agentList() throws IOException {
    return new ObjectMapper().readTree(AGENT_PARTS.toFile());
  }

  private static String entry(Path path, String name) throws IOException {
    try (JarFile jar = new JarFile(path.toFile());
        InputStream in = jar.getInputStream(jar.getEntry(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
