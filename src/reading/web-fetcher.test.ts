import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import tls from "node:tls";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { Refusal, type RefusalCode } from "../domain/refusal.ts";
import type { Fetcher } from "./fetcher.ts";
import { createWebFetcher, type WebFetcherOptions } from "./web-fetcher.ts";

type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => void;

const answers = new Map<string, Answer>();
const asked: http.IncomingMessage[] = [];
const server = http.createServer((request, response) => {
  asked.push(request);
  (answers.get(request.url ?? "") ?? ((_, missing) => missing.writeHead(404).end()))(request, response);
});
let port = 0;

before(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

/** A fetcher for which 127.0.0.1 is the public internet, and every name points there. */
const fetcher = (options: Partial<WebFetcherOptions> = {}): Fetcher =>
  createWebFetcher({
    version: "1.2.3",
    allowAddress: (address) => address === "127.0.0.1",
    allowPort: (one) => one === port,
    resolve: () => Promise.resolve(["127.0.0.1"]),
    ...options,
  });

const at = (path: string, host = "news.example"): string => `http://${host}:${port}${path}`;

const page = (path: string, body: string | Uint8Array, headers: http.OutgoingHttpHeaders = {}): void => {
  answers.set(path, (_, response) => response.writeHead(200, { "content-type": "text/html", ...headers }).end(body));
};
const redirect = (path: string, location: string, status = 302): void => {
  answers.set(path, (_, response) => response.writeHead(status, { location }).end());
};

const refuses = async (url: string, code: RefusalCode, reason?: string, fetch = fetcher()): Promise<Refusal> => {
  const error: unknown = await fetch(url).catch((thrown: unknown) => thrown);
  assert.ok(error instanceof Refusal, `${url}: ${String(error)}`);
  assert.equal(error.code, code, url);
  if (reason !== undefined) assert.equal(error.details["reason"], reason, url);
  return error;
};

test("a document is fetched with its type, its final address and its name, and the server is told who asks", async () => {
  page("/2024/report.html?x=1", "<p>ü", { "content-type": "text/html; charset=utf-8" });
  assert.deepEqual(await fetcher()(at("/2024/report.html?x=1#top")), {
    bytes: Buffer.from("<p>ü"),
    mediaType: "text/html; charset=utf-8",
    url: at("/2024/report.html?x=1"),
    fileName: "report.html",
  });
  assert.equal(asked.at(-1)?.headers["user-agent"], "Casebook/1.2.3 (+report fetch)");
  assert.equal(asked.at(-1)?.headers.host, `news.example:${port}`);
});

test("compressed bodies are decompressed", async () => {
  page("/gzip", gzipSync("text"), { "content-encoding": "gzip" });
  page("/br", brotliCompressSync("text"), { "content-encoding": "br" });
  page("/deflate", deflateSync("text"), { "content-encoding": "deflate" });
  for (const path of ["/gzip", "/br", "/deflate"])
    assert.equal(Buffer.from((await fetcher()(at(path))).bytes).toString(), "text");
  page("/odd", "text", { "content-encoding": "gzip, zstd" });
  await refuses(at("/odd"), "url-failed", "content-encoding");
  page("/broken", "no gzip", { "content-encoding": "gzip" });
  await refuses(at("/broken"), "url-failed");
});

test("redirects are followed, three at most", async () => {
  page("/end", "end");
  redirect("/1", "/end", 301);
  redirect("/2", at("/1", "other.example"), 307);
  redirect("/3", "2", 308);
  redirect("/4", "/3");
  assert.equal((await fetcher()(at("/3"))).url, at("/end", "other.example"));
  await refuses(at("/4"), "url-refused", "too-many-redirects");
});

test("addresses that are not of the public web are refused before anything is asked", async () => {
  const before = asked.length;
  const open = createWebFetcher({ version: "1", resolve: () => Promise.resolve(["127.0.0.1"]) });
  for (const url of ["ftp://a.example/", "file:///etc/passwd", "data:text/html,x", "javascript:1"]) {
    await refuses(url, "url-refused", "scheme", open);
  }
  await refuses("no address", "url-refused", "address-invalid", open);
  await refuses(`http://a.example/${"x".repeat(2_000)}`, "url-refused", "address-invalid", open);
  for (const url of ["http://a.example:8080/", "http://a.example:22/", "https://a.example:6379/"]) {
    await refuses(url, "url-refused", "port", open);
  }
  assert.equal(asked.length, before);
});

test("an address with a password is refused, and the password is not told", async () => {
  const { details } = await refuses("https://user:secret@a.example/x", "url-refused", "credentials");
  assert.equal(details["url"], "https://…@a.example/x");
});

test("every way of writing a private address is refused", async () => {
  const open = createWebFetcher({ version: "1" });
  const hosts =
    "127.0.0.1 127.1 2130706433 0x7f000001 0x7f.1 0177.0.0.1 017700000001 127.0.0.1. 0 10.0.0.1 169.254.169.254 " +
    "[::1] [::] [::ffff:127.0.0.1] [::ffff:7f00:1] [64:ff9b::a00:1] [fd00:ec2::254] [fe80::1] 127。0。0。1 ①②⑦.0.0.1";
  for (const host of hosts.split(" ")) await refuses(`http://${host}/`, "url-refused", "address-not-public", open);
});

test("a name that points into a network is refused, even if it points elsewhere too", async () => {
  const open = (...addresses: string[]): Fetcher =>
    createWebFetcher({ version: "1", resolve: () => Promise.resolve(addresses) });
  await refuses("http://a.example/", "url-refused", "address-not-public", open("10.0.0.1"));
  await refuses("https://a.example/", "url-refused", "address-not-public", open("93.184.216.34", "::1"));
  await refuses("http://a.example/", "url-failed", "host-not-found", open());
  await refuses("http://localhost/", "url-refused", "address-not-public", createWebFetcher({ version: "1" }));
});

test("a redirect to a private address, another scheme, another port or from https to http is refused", async () => {
  page("/secret", "secret");
  redirect("/inside", "http://127.0.0.2/secret");
  redirect("/metadata", "http://169.254.169.254/latest/meta-data");
  redirect("/file", "file:///etc/passwd");
  redirect("/port", "http://news.example:1/");
  redirect("/login", `http://u:p@news.example:${port}/secret`);
  redirect("/nowhere", "http://[");
  const any = fetcher({ allowPort: (one) => one === port || one === 80 });
  await refuses(at("/inside"), "url-refused", "address-not-public", any);
  await refuses(at("/metadata"), "url-refused", "address-not-public", any);
  await refuses(at("/file"), "url-refused", "scheme");
  await refuses(at("/port"), "url-refused", "port");
  await refuses(at("/login"), "url-refused", "credentials");
  await refuses(at("/nowhere"), "url-refused", "address-invalid");
});

test("a name that is public when first asked for and private the next time is refused the next time", async () => {
  page("/rebound", "secret");
  redirect("/rebind", "/rebound");
  const told = ["127.0.0.1", "127.0.0.2"];
  const names: string[] = [];
  const resolve = (host: string): Promise<string[]> => {
    names.push(host);
    return Promise.resolve(told.splice(0, 1));
  };
  await refuses(at("/rebind"), "url-refused", "address-not-public", fetcher({ resolve }));
  assert.deepEqual(names, ["news.example", "news.example"]);
  assert.equal(asked.at(-1)?.url, "/rebind");
});

test("a body that is too large is refused, whether its length is stated, unstated or hidden by compression", async () => {
  const fetch = fetcher({ mostBytes: 1_000 });
  page("/exact", "x".repeat(1_000));
  assert.equal((await fetch(at("/exact"))).bytes.length, 1_000);
  page("/stated", "x".repeat(1_001));
  await refuses(at("/stated"), "document-too-large", undefined, fetch);
  answers.set("/unstated", (_, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    const pour = (): void => {
      if (!response.destroyed) response.write("x".repeat(900), pour);
    };
    pour();
  });
  await refuses(at("/unstated"), "document-too-large", undefined, fetch);
  page("/bomb", gzipSync(Buffer.alloc(30_000_000)), { "content-encoding": "gzip" });
  await refuses(at("/bomb"), "document-too-large", undefined, fetcher());
});

test("a server that is silent, dribbles or never answers is given up", async () => {
  const fetch = fetcher({ totalMilliseconds: 150 });
  answers.set("/silent", () => undefined);
  await refuses(at("/silent"), "url-failed", "timeout", fetch);
  answers.set("/dribble", (_, response) => {
    const drip = setInterval(() => response.write("x"), 20);
    response.writeHead(200, { "content-type": "text/html" }).once("close", () => {
      clearInterval(drip);
    });
  });
  await refuses(at("/dribble"), "url-failed", "timeout", fetch);
  const resolve = (): Promise<string[]> => new Promise(() => undefined);
  await refuses(at("/"), "url-failed", "connect-timeout", fetcher({ resolve, connectMilliseconds: 50 }));
});

test("a type that is no document, an answer that is no success and a broken connection are refused", async () => {
  page("/picture", "x", { "content-type": "image/png" });
  await refuses(at("/picture"), "media-type-unsupported");
  answers.set("/untyped", (_, response) => response.writeHead(200).end("x"));
  await refuses(at("/untyped"), "media-type-unsupported");
  assert.equal((await refuses(at("/missing"), "url-failed", "status")).details["status"], 404);
  answers.set("/broken-off", (_, response) => {
    response
      .writeHead(200, { "content-type": "text/html", "content-length": "100" })
      .write("x", () => response.destroy());
  });
  await refuses(at("/broken-off"), "url-failed");
  const closed = fetcher({ allowPort: () => true });
  await refuses("http://127.0.0.1:1/", "url-failed", "econnrefused", closed);
});

test("https is spoken only with the server that the name stands for, and never left for http", async () => {
  const pem = readFileSync(new URL("../../test/fixtures/reading/news.example.pem", import.meta.url), "utf8");
  const secure = https.createServer({ key: pem, cert: pem }, (request, response) => {
    if (request.url === "/down") response.writeHead(302, { location: at("/rebound") }).end();
    else response.writeHead(200, { "content-type": "text/plain" }).end("text");
  });
  await new Promise<void>((resolve) => secure.listen(0, "127.0.0.1", resolve));
  try {
    const fetch = fetcher({ allowPort: () => true });
    const url = (host: string, path: string): string =>
      `https://${host}:${(secure.address() as AddressInfo).port}${path}`;
    await refuses(url("news.example", "/"), "url-failed", undefined, fetch);
    tls.setDefaultCACertificates([pem]);
    assert.equal((await fetch(url("news.example", "/"))).mediaType, "text/plain");
    await refuses(url("other.example", "/"), "url-failed", undefined, fetch);
    await refuses(url("news.example", "/down"), "url-refused", "redirect-to-http", fetch);
  } finally {
    secure.closeAllConnections();
    secure.close();
  }
});
