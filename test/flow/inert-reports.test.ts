/** What came from outside is given out as words alone: a report's markup never reaches a browser as markup, and its bytes never reach one at all. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openDraft } from "../../src/workflow/draft.ts";
import { receive } from "../../src/workflow/receive.ts";
import { listRoutes } from "../laws/list-routes.ts";
import { openPublicHouse } from "./public-house.ts";

const hostile = `<!doctype html><html lang="en"><head><title>"><img src=x onerror=alert(1)></title>
<meta http-equiv="refresh" content="0;url=https://elsewhere.example/"><base href="https://elsewhere.example/">
<link rel="canonical" href="javascript:alert(1)"></head><body><article>
<h1>Hit <script>alert(2)</script></h1>
<p onclick="alert(3)">The hospital was hit. &lt;script&gt;alert(4)&lt;/script&gt; <a href="javascript:alert(5)">said</a> so.</p>
<p>]]&gt;&lt;/textarea&gt;&lt;/title&gt;&lt;img src=x onerror=alert(6)&gt; {{7*7}} \${7*7} "onfocus=alert(8) autofocus x="</p>
<iframe srcdoc="<script>alert(9)</script>"></iframe><svg onload="alert(10)"></svg><style>body{display:none}</style>
</article></body></html>`;

const markdown = `# Hit\n\n[said](javascript:alert(1)) <img src=x onerror=alert(2)> ![x](data:text/html,x)\n\n<script>alert(3)</script>\n\nThe hospital was hit.`;

for (const [kind, bytes, mediaType] of [
  ["a page", hostile, "text/html"],
  ["Markdown", markdown, "text/markdown"],
  ["text", hostile, "text/plain"],
] as const) {
  test(`${kind} with scripts in it is words at the desk`, async () => {
    const { house, get } = await openPublicHouse("open");
    const document = {
      bytes: Buffer.from(bytes),
      mediaType,
      fileName: '"><script>alert(1)</script>.html',
      published: null,
    };
    const { report } = await receive(house, { ...document, marking: "TLP:CLEAR", publisher: "<b>Daily</b>" });
    const draft = await openDraft(house, { report: report.id, incident: null });
    const pages = [
      `/desk/drafts/${draft.id}`,
      `/desk/drafts/${draft.id}/add`,
      "/desk",
      `/desk/drafts/${draft.id}/preview?for=public`,
    ];
    for (const url of pages) {
      const { body, statusCode } = await get(url, "curator");
      assert.equal(statusCode, 200, url);
      assert.doesNotMatch(body, /<script(?! type="module" src="\/assets\/[\w.-]+\?v=[\w-]+")/, url);
      assert.doesNotMatch(
        body,
        /<(?:img|iframe|svg|style|base|object|embed)\b[^>]*(?:onerror|onload|srcdoc|elsewhere)/i,
        url,
      );
      assert.doesNotMatch(body, /<[^>]+\son\w+\s*=/i, url);
      assert.doesNotMatch(body, /(?:href|src|action)\s*=\s*["']?\s*(?:javascript|data):/i, url);
      assert.doesNotMatch(body, /http-equiv="refresh"|<b>Daily/i, url);
    }
  });
}

test("no address gives out the bytes of a report", async () => {
  const { house, get } = await openPublicHouse("open");
  const canary = "zquarrel-of-bytes";
  const bytes = Buffer.from(`${hostile}<!-- ${canary} -->`);
  const { report } = await receive(house, {
    bytes,
    mediaType: "text/html",
    fileName: null,
    published: null,
    marking: "TLP:CLEAR",
  });
  await openDraft(house, { report: report.id, incident: null });
  for (const route of (await listRoutes()).filter((name) => name.startsWith("GET "))) {
    const url = route.slice(4).replace(/:\w+(?:\([^)]*\))?/g, report.id);
    const answer = await get(url, "administrator", { accept: "*/*" });
    assert.ok(!answer.body.includes(canary), url);
  }
});

test("what is given out as a file is a file to keep, or can do nothing", async () => {
  const { get } = await openPublicHouse("open");
  for (const url of ["/data/ndjson", "/data/csv-long", "/data/stix", "/data/misp"]) {
    const { headers, statusCode } = await get(url);
    assert.equal(statusCode, 200, url);
    assert.match(String(headers["content-disposition"]), /^attachment/, url);
    assert.doesNotMatch(String(headers["content-type"]), /html|xml|javascript/, url);
  }
});
