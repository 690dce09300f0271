/** The readers of documents and pictures, and the extractor behind them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { exifOf, jpegOf, pngOf, webpOf } from "../arbitrary/picture.ts";
import { root } from "../laws/source-files.ts";
import { reportIdOf } from "../../src/domain/report.ts";
import { createRulesExtractor } from "../../src/extract/rules/rules-extractor.ts";
import { createDocumentReader } from "../../src/reading/documents.ts";
import { readPicture } from "../../src/reading/picture.ts";
import type { FuzzTarget } from "./target.ts";

const read = createDocumentReader();
const extract = createRulesExtractor();

const reportFiles = () =>
  readdirSync(join(root, "sample/reports"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => readFileSync(join(root, "sample/reports", name)));

/** Articles of the real pairs of article and record, where they are at hand. */
function articles(): readonly Buffer[] {
  const file = join(root, "../shared/data/pairs/casie.jsonl");
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .slice(0, 60)
    .flatMap((line) => {
      const { text } = JSON.parse(line === "" ? "{}" : line) as { readonly text?: unknown };
      return typeof text === "string" ? [Buffer.from(text)] : [];
    });
}

const page = (body: string, head = "") =>
  Buffer.from(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>City hit by ransomware</title>${head}</head>
<body><nav><a href="/">Home</a></nav><article><h1>City hit by ransomware</h1><time datetime="2024-11-08">8 Nov</time>
${body}</article><aside hidden>Nothing</aside><script>document.write("x")</script></body></html>`);

function pages(): readonly Buffer[] {
  const linked = JSON.stringify({
    "@context": "https://schema.org",
    "@graph": [{ "@type": "NewsArticle", headline: "City hit", datePublished: "2024-11-08", author: { name: "A" } }],
  });
  const head = `<script type="application/ld+json">${linked}</script><link rel="canonical" href="https://news.example/a">
    <meta property="article:published_time" content="2024-11-08T10:00:00Z"><meta name="author" content="A">`;
  return reportFiles()
    .slice(0, 12)
    .map((bytes, index) => {
      const paragraphs = bytes
        .toString()
        .split("\n\n")
        .map((text) => `<p>${text}</p>`)
        .join("\n");
      return page(index % 2 === 0 ? paragraphs : `<table><tr><td>${paragraphs}</td></tr></table><ul><li>x</ul>`, head);
    });
}

/** A PDF of one page by hand: objects, a stream of text, a cross-reference table. */
function pdfOf(lines: readonly string[]): Buffer {
  const stream = `BT /F1 12 Tf 72 720 Td ${lines.map((line) => `(${line}) Tj 0 -14 Td`).join(" ")} ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    "<< /Title (City hit) /CreationDate (D:20241108100000Z) >>",
  ];
  let text = "%PDF-1.7\n";
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${text.length}\n%%EOF`;
  return Buffer.from(`${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${end}`, "latin1");
}

const reading = (mediaType: string | null, fileName: string | null) => (bytes: Buffer) =>
  read({ bytes, mediaType, fileName });

function drafted(bytes: Buffer): unknown {
  return extract({
    id: reportIdOf(bytes),
    text: bytes.toString().toWellFormed(),
    title: "City hit by ransomware",
    published: "2024-11-08",
    language: "en",
    marking: null,
  });
}

/** The targets. */
export const documentTargets: readonly FuzzTarget[] = [
  { name: "text", share: 50, seeds: () => [...reportFiles(), ...articles()], take: reading("text/plain", null) },
  { name: "markdown", share: 60, seeds: reportFiles, take: reading("text/markdown", "a.md") },
  { name: "html", share: 50, seeds: pages, take: reading("text/html; charset=utf-8", "a.html") },
  {
    name: "bytes of any kind",
    share: 30,
    seeds: () => [...pages(), ...reportFiles(), pngOf()],
    take: reading(null, null),
  },
  {
    name: "pdf",
    share: 8,
    seeds: () => [
      pdfOf(["City hit by ransomware", "No data was taken."]),
      pdfOf(Array.from({ length: 60 }, () => "line")),
    ],
    take: reading("application/pdf", "a.pdf"),
  },
  {
    name: "pictures",
    share: 90,
    seeds: () => [
      pngOf(300, 220, [["tEXt", "Comment\0x"]]),
      jpegOf(300, 220, [
        [0xe1, exifOf(6)],
        [0xfe, "comment"],
      ]),
      webpOf(300, 220),
    ],
    take: (bytes) => readPicture(bytes),
  },
  { name: "extraction", share: 40, seeds: () => [...reportFiles(), ...articles()], take: drafted },
];
