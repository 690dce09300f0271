import assert from "node:assert/strict";
import { test } from "node:test";
import { Refusal } from "../domain/refusal.ts";
import { canonicalText } from "./canonical-text.ts";
import { pdfLimits, readPdf } from "./pdf.ts";

/** A PDF of these objects, numbered from 1 in their order, the first of which is the catalogue. */
function pdfOf(objects: readonly string[], trailer = ""): Uint8Array {
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${file.lastIndexOf("xref\n0")}\n%%EOF\n`;
  return Buffer.from(file, "latin1");
}

/** A PDF with a page for each of these drawings, in Helvetica. */
function pdfOfPages(drawings: readonly string[], info = "", trailer = ""): Uint8Array {
  const kids = drawings.map((_, at) => `${5 + 2 * at} 0 R`).join(" ");
  const pages = drawings.flatMap((drawing, at) => [
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${6 + 2 * at} 0 R >>`,
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
  ]);
  return pdfOf(
    [
      "<< /Type /Catalog /Pages 2 0 R >>",
      `<< /Type /Pages /Kids [${kids}] /Count ${drawings.length} >>`,
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
      `<< ${info} >>`,
      ...pages,
    ],
    `/Info 4 0 R ${trailer}`,
  );
}

const lines = (...texts: string[]): string =>
  `BT /F1 11 Tf 14 TL 72 760 Td ${texts.map((text) => `(${text}) Tj T*`).join(" ")} ET`;

const refusalOf = async (bytes: Uint8Array, limits = pdfLimits): Promise<Refusal> => {
  const refusal: unknown = await readPdf(bytes, limits).catch((error: unknown) => error);
  assert.ok(refusal instanceof Refusal);
  return refusal;
};

test("the text of all pages comes out in paragraphs with broken words mended", async () => {
  const bytes = pdfOfPages([
    lines("The clinic said that ran-", "somware had stopped", "its systems.", "", "Police were told."),
    lines("More follows."),
  ]);
  const { text, metadata, findings } = await readPdf(bytes);
  assert.equal(
    canonicalText(text).text,
    "The clinic said that ransomware had stopped its systems.\n\nPolice were told.\n\nMore follows.",
  );
  assert.deepEqual(metadata.title, null);
  assert.deepEqual(findings, []);
});

test("the title is the file's own, and the date on which the file was made is only a hint", async () => {
  const info = "/Title (Notice of a breach) /Author (A. Writer) /CreationDate (D:20240305101500+01'00')";
  const { metadata, findings } = await readPdf(pdfOfPages([lines("The clinic was hit.")], info));
  assert.deepEqual([metadata.title, metadata.author, metadata.published], ["Notice of a breach", "A. Writer", null]);
  assert.deepEqual(findings, [{ at: "published", code: "published-hint", saw: "2024-03-05" }]);
});

test("a page without text is a finding, a document without text is refused", async () => {
  const { findings } = await readPdf(pdfOfPages([lines("The clinic was hit."), "0 0 100 100 re f"]));
  assert.deepEqual(findings, [{ at: "page 2", code: "page-without-text" }]);
  assert.equal((await refusalOf(pdfOfPages(["0 0 100 100 re f"]))).code, "document-no-text");
});

test("a document that takes a password to open is refused as encrypted", async () => {
  const key = "41".repeat(32);
  const encrypt = `/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -44 /O <${key}> /U <${key}> >> /ID [<${"42".repeat(16)}> <${"42".repeat(16)}>]`;
  assert.equal((await refusalOf(pdfOfPages([lines("Secret.")], "", encrypt))).code, "document-encrypted");
});

test("a document that is damaged is refused as malformed", async () => {
  assert.equal((await refusalOf(Buffer.from("%PDF-1.7\nand nothing else"))).code, "document-malformed");
});

test("a document of too many pages or characters is refused, and so is one that takes too long or too much memory", async () => {
  const bytes = pdfOfPages([lines("One page."), lines("Two pages.")]);
  const pages = await refusalOf(bytes, { ...pdfLimits, pages: 1 });
  assert.deepEqual([pages.code, pages.details["pages"]], ["document-too-large", 2]);
  assert.equal((await refusalOf(bytes, { ...pdfLimits, characters: 5 })).code, "document-too-large");
  for (const limit of [{ milliseconds: 0 }, { megabytes: 0 }]) {
    assert.equal((await refusalOf(bytes, { ...pdfLimits, ...limit })).details["kind"], "too-costly");
  }
});

test("the bytes that were given stay as they were", async () => {
  const bytes = pdfOfPages([lines("The clinic was hit.")]);
  const before = Buffer.from(bytes);
  await readPdf(bytes);
  assert.deepEqual(bytes, before);
});
