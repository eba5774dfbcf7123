package glossary.sidecar.security.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glossary.sidecar.testing.Samples;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts, PDFs, and programs that call themselves so. */
class ContentTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "größe Файл 文件 😀",
        "\ufeffwith a mark",
        "\f\tform\r\nfeed\u001a",
        "SELECT * FROM t; DROP TABLE t; -- <script> further behind",
        "MZ-Reihe: Mischzylinder",
        "dexter und Riff, GIF und PK und BC",
        "# a heading",
        "100 % PDF"
      })
  void honest_text_is_text(String text) throws Exception {
    verify(UploadKind.TXT, Samples.utf8(text));
    for (Charset wide : new Charset[] {StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE}) {
      verify(UploadKind.TXT, (text.startsWith("\ufeff") ? text : "\ufeff" + text).getBytes(wide));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "00, zero",
    "616200, zero",
    "ff, UTF-8",
    "67e4df, UTF-8",
    "c0af, UTF-8",
    "eda080, UTF-8",
    "f4908080, UTF-8",
    "e697, UTF-8",
    "feff00, UTF-8",
    "fffe00d8, UTF-8",
    "feffdc00, UTF-8",
    "fffe0000, zero",
    "fffe610000006200, zero",
    "'', empty"
  })
  void what_is_no_text_is_not(String hex, String reason) {
    refused(UploadKind.TXT, HexFormat.of().parseHex(hex), reason);
  }

  /** How programs of all kinds begin, with a file's usual next bytes where they matter. */
  static String[] programs() {
    return new String[] {
      "4d5a90000300000004000000ffff0000b8000000",
      "4d5a01",
      "5a4d0100",
      "7f454c4602010100",
      "7f454c46",
      "feedface",
      "feedfacf",
      "cefaedfe",
      "cffaedfe",
      "cafebabe00000034",
      "cafebabf",
      "bebafeca",
      "0061736d01000000",
      "6465780a30333500",
      "6465790a30333600",
      "4243c0de",
      "213c617263683e0a",
      "edabeedb",
      "4c0000000114020000000000c000000000000046",
      "cafed00d",
      "1b4c7561",
      "d0cf11e0a1b11ae1",
      HexFormat.of().formatHex(Samples.utf8("#!/bin/sh\nrm -rf /\n")),
      HexFormat.of().formatHex(Samples.utf8("#! /usr/bin/env python3\n")),
      HexFormat.of().formatHex(Samples.utf8("<?php system($_GET['c']);")),
      HexFormat.of().formatHex(Samples.utf8("<?PHP echo 1;")),
      HexFormat.of().formatHex(Samples.utf8("<?= 1 ?>")),
      HexFormat.of().formatHex(Samples.utf8("<%@ page import=\"java.io.*\" %>")),
      HexFormat.of().formatHex(Samples.utf8("<script>alert(1)</script>")),
      HexFormat.of().formatHex(Samples.utf8("<SCRIPT language=vbs>")),
      HexFormat.of().formatHex(Samples.utf8("<html><body>")),
      HexFormat.of().formatHex(Samples.utf8("<!DOCTYPE html>")),
      HexFormat.of().formatHex(Samples.utf8("<svg onload=alert(1)>")),
      HexFormat.of().formatHex(Samples.utf8("<job id=x><script>")),
      HexFormat.of().formatHex(Samples.utf8("<hta:application>")),
    };
  }

  @ParameterizedTest
  @EnumSource(UploadKind.class)
  void a_program_is_refused_under_every_extension(UploadKind kind) {
    byte[] honest = honest(kind);
    for (String program : programs()) {
      for (String before : new String[] {"", "efbbbf", "20", "0d0a", "efbbbf0a0920"}) {
        byte[] begin = HexFormat.of().parseHex(before + program);
        refused(kind, begin, "");
        refused(kind, join(begin, Samples.utf8(" and text ".repeat(100))), "");
        refused(kind, join(begin, honest), "");
      }
    }
  }

  @Test
  void a_script_in_utf_16_is_one() {
    for (Charset wide : new Charset[] {StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE}) {
      refused(UploadKind.TXT, "\ufeff#!/bin/sh".getBytes(wide), "a script");
      refused(UploadKind.TXT, "\ufeff \n<?php".getBytes(wide), "PHP");
    }
  }

  @Test
  void documents_of_other_kinds_are_no_text() {
    refused(UploadKind.TXT, Samples.latin1("%PDF-1.4\nall of it is ASCII"), "a PDF");
    refused(UploadKind.TXT, Samples.latin1("GIF89a=1;alert(1)"), "GIF");
    refused(UploadKind.TXT, Samples.docx(), "ZIP");
    refused(UploadKind.PDF, Samples.docx(), "no PDF");
    refused(UploadKind.PDF, Samples.utf8("text"), "no PDF");
    refused(UploadKind.DOCX, Samples.pdf(), "no DOCX");
    refused(UploadKind.DOCX, Samples.utf8("text"), "no DOCX");
    refused(UploadKind.PDF, new byte[1], "no PDF");
    refused(UploadKind.DOCX, new byte[1], "no DOCX");
  }

  @Test
  void an_honest_pdf_is_one() throws Exception {
    String pdf = text(Samples.pdf());
    verify(UploadKind.PDF, Samples.pdf());
    verify(UploadKind.PDF, Samples.latin1(pdf.replace("%PDF-1.4", "%PDF-2.0")));
    verify(UploadKind.PDF, Samples.latin1(pdf.replace("\n", "\r")));
    verify(UploadKind.PDF, Samples.latin1(pdf.strip()));
    verify(UploadKind.PDF, Samples.latin1("\u001b%-12345X@PJL\n".repeat(10) + pdf));
    verify(UploadKind.PDF, Samples.latin1(pdf + "\n".repeat(900)));
    verify(
        UploadKind.PDF,
        Samples.latin1(
            pdf.replaceFirst("xref\n0 4[\\s\\S]*trailer\n.*\n", "9 0 obj\n<</Type/XRef>>\n")));
  }

  @Test
  void a_pdf_without_its_skeleton_is_none() {
    String pdf = text(Samples.pdf());
    refused(UploadKind.PDF, Samples.latin1(pdf.replace("%PDF-1.4", "%PDF-3.1")), "no PDF");
    refused(UploadKind.PDF, Samples.latin1("x".repeat(1024) + pdf), "no PDF");
    refused(UploadKind.PDF, Samples.latin1(pdf.replace("%%EOF", "")), "%%EOF");
    refused(UploadKind.PDF, Samples.latin1(pdf + "x".repeat(1100)), "%%EOF");
    refused(UploadKind.PDF, Samples.latin1(pdf.replace("startxref", "")), "startxref");
    String padded = pdf.replaceFirst("\n", "\n%" + "x".repeat(500) + "\n");
    for (String number : new String[] {"999999", "999999999999999999", "200"}) {
      refused(
          UploadKind.PDF,
          Samples.latin1(padded.replaceFirst("startxref\n\\d+", "startxref\n" + number)),
          "damaged");
    }
    refused(
        UploadKind.PDF,
        Samples.latin1(pdf.replaceFirst("startxref\n\\d+", "startxref\n" + "9".repeat(19))),
        "startxref");
  }

  @Test
  void a_pdf_that_is_something_else_too_is_refused() {
    byte[] pdf = Samples.pdf();
    refused(UploadKind.PDF, join(Samples.latin1("GIF89a"), pdf), "GIF");
    refused(UploadKind.PDF, join(Samples.latin1("<html><!-- "), pdf), "a page");
    refused(UploadKind.PDF, join(Samples.latin1("PK\u0003\u0004"), pdf), "ZIP");
    refused(UploadKind.PDF, join(HexFormat.of().parseHex("ffd8ffe0"), pdf), "JPEG");
    refused(UploadKind.PDF, join(pdf, Samples.docx()), "at once");
  }

  private byte[] honest(UploadKind kind) {
    return switch (kind) {
      case PDF -> Samples.pdf();
      case TXT -> Samples.utf8("text");
      case DOCX -> Samples.docx();
    };
  }

  private void verify(UploadKind kind, byte[] content) throws IOException, UploadRefused {
    kind.verify(Files.write(folder.resolve("file"), content));
  }

  private void refused(UploadKind kind, byte[] content, String reason) {
    assertThatThrownBy(() -> verify(kind, content))
        .as("%s %s", kind, HexFormat.of().formatHex(content, 0, Math.min(content.length, 40)))
        .isInstanceOf(UploadRefused.class)
        .hasMessageContaining(reason);
  }

  private static String text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(text).contains("%%EOF");
    return text;
  }

  private static byte[] join(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
