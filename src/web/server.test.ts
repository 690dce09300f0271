/** The server holds against the slow, the many and the malformed. */
import assert from "node:assert/strict";
import { once } from "node:events";
import type { RequestListener } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { type TestContext, test } from "node:test";
import { answerBrokenRequest, openServer, type ServerLimits, usualLimits } from "./server.ts";

const answering: RequestListener = (_request, response) => {
  response.end("done");
};

async function serve(
  t: TestContext,
  limits: Partial<ServerLimits>,
  handle = answering,
): Promise<() => Promise<Socket>> {
  const server = openServer(handle, () => false, { ...usualLimits, ...limits });
  server.on("clientError", answerBrokenRequest);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return async () => {
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
    await once(socket, "connect");
    return socket;
  };
}

const head = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n";

/** All that comes until the other side ends the connection. */
async function heard(socket: Socket): Promise<string> {
  return text(socket).catch(() => "");
}

test("headers that never end are answered with 408, and what is no request with 400, both inert", async (t) => {
  const open = await serve(t, { headersMs: 100 });
  const slow = await open();
  slow.write("GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ");
  assert.match(await heard(slow), /^HTTP\/1\.1 408 .*content-security-policy: default-src 'none'.*nosniff/s);
  const broken = await open();
  broken.write("GET nonsense\r\n\r\n");
  assert.match(await heard(broken), /^HTTP\/1\.1 400 .*content-security-policy: default-src 'none'.*nosniff/s);
  const large = await open();
  large.write(`GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ${"a".repeat(20_000)}\r\n\r\n`);
  assert.match(await heard(large), /^HTTP\/1\.1 431 /);
});

test("a body that trickles is ended, one that keeps coming is not", async (t) => {
  const reading: RequestListener = (request, response) => {
    request.resume().on("end", () => response.end("done"));
  };
  const open = await serve(t, { lookMs: 60, leastBytes: 1000 }, reading);
  const trickling = await open();
  trickling.on("error", () => undefined).write(head);
  const drip = setInterval(() => trickling.write("a"), 20);
  assert.equal(await heard(trickling), "");
  clearInterval(drip);
  const steady = await open();
  steady.write(head);
  for (let sent = 0; sent < 1_000_000; sent += 50_000) {
    steady.write("a".repeat(50_000));
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const [answer] = (await once(steady, "data")) as [Buffer];
  assert.match(answer.toString(), /^HTTP\/1\.1 200 /);
  steady.destroy();
});

test("a reader that does not read is ended, a handler that takes its time is not", async (t) => {
  const states: string[] = [];
  const handle: RequestListener = (request, response) => {
    if (request.url === "/slow") {
      setTimeout(() => response.end("at last"), 500);
      return;
    }
    response.on("close", () => states.push("closed"));
    response.end(Buffer.alloc(64 * 1024 * 1024));
  };
  const open = await serve(t, { lookMs: 50 }, handle);
  const deaf = await open();
  deaf.on("error", () => undefined).pause();
  deaf.write("GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const patient = await open();
  patient.write("GET /slow HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  assert.match(await heard(patient), /at last/);
  assert.deepEqual(states, ["closed"]);
  deaf.destroy();
});

test("beyond so many requests at a time everybody else is told to come again", async (t) => {
  const waiting: (() => void)[] = [];
  const handle: RequestListener = (_request, response) => {
    waiting.push(() => response.end("done"));
  };
  const open = await serve(t, { requests: 1 }, handle);
  const ask = async () => {
    const socket = await open();
    socket.write("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    return socket;
  };
  const first = heard(await ask());
  while (waiting.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  assert.match(await heard(await ask()), /^HTTP\/1\.1 503 .*retry-after: 3/is);
  waiting[0]?.();
  assert.match(await first, /^HTTP\/1\.1 200 /);
});

test("connections beyond the cap are not taken", async (t) => {
  const open = await serve(t, { connections: 3 });
  const held = await Promise.all([open(), open(), open()]);
  const more = await open();
  assert.equal(await heard(more.on("error", () => undefined)), "");
  for (const socket of held) socket.destroy();
});

test("what is expected besides 100-continue is neither promised nor refused", async (t) => {
  const open = await serve(t, {});
  const socket = await open();
  socket.write("GET / HTTP/1.1\r\nHost: localhost\r\nExpect: wonders\r\nConnection: close\r\n\r\n");
  assert.match(await heard(socket), /^HTTP\/1\.1 200 /);
});
