/**
 * The server below the application: how long it waits for whom, how much it takes at a time, and what it says to what is no request at
 * all. Nobody may hold it by being slow, by being many, or by asking for more than it can work on.
 */
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { isIP, type Socket } from "node:net";
import ipaddr from "ipaddr.js";

/** How much of what is borne. Times in milliseconds. */
export interface ServerLimits {
  /** Until the headers of a request are whole. */
  readonly headersMs: number;
  /** Until a request is whole, its body included, however fast it comes. */
  readonly requestMs: number;
  /** How long a connection may stand idle between requests. */
  readonly idleMs: number;
  /** How often bodies and readers are looked at; what did not move as much as it should have since is ended at the second look. */
  readonly lookMs: number;
  /** Bytes of a body that must come between two looks, where the house waits for them. */
  readonly leastBytes: number;
  /** Connections at a time, in all and from one address that is not this machine. */
  readonly connections: number;
  readonly connectionsOfOne: number;
  /** Requests that are worked on at a time. Answers that are kept ready are not counted. */
  readonly requests: number;
}

/** Bodies must come at a kilobyte a second; a gibibyte at three megabit a second is whole within the hour. */
export const usualLimits: ServerLimits = {
  headersMs: 20_000,
  requestMs: 60 * 60_000,
  idleMs: 72_000,
  lookMs: 15_000,
  leastBytes: 15_000,
  connections: 2000,
  connectionsOfOne: 500,
  requests: 500,
};

/** How large the headers of a request may be, in bytes. */
const mostHeaderBytes = 16 * 1024;
const mostHeaders = 100;

/** One request that is being worked on. */
interface Course {
  readonly request: IncomingMessage;
  /** Bytes that had come when its body was last waited for; null: it was not. */
  read: number | null;
}

/** Sent with what no route answers. */
const bareHeaders: Readonly<Record<string, string>> = {
  "content-type": "application/problem+json; charset=utf-8",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
};

/** A server that hands on what it is asked, within limits. `serveKept` answers at once where it can, and says whether it did. */
export function openServer(
  handle: RequestListener,
  serveKept: (request: IncomingMessage, response: ServerResponse) => boolean,
  limits: ServerLimits = usualLimits,
): Server {
  const courses = new Set<Course>();
  const options = {
    connectionsCheckingInterval: Math.min(5000, limits.headersMs),
    maxHeaderSize: mostHeaderBytes,
    // Without one it is answered as any unknown host is.
    requireHostHeader: false,
  };
  const listener: RequestListener = (request, response) => {
    if (server.listening && serveKept(request, response)) return;
    if (courses.size >= limits.requests) {
      refuse(response);
      return;
    }
    const course: Course = { request, read: null };
    courses.add(course);
    response.once("close", () => courses.delete(course));
    handle(request, response);
  };
  const server = createServer(options, listener);
  // `Expect: 100-continue` is answered by Node; whatever else is expected is not promised, and not refused either.
  server.on("checkExpectation", listener);
  server.maxHeadersCount = mostHeaders;
  server.headersTimeout = limits.headersMs;
  server.requestTimeout = limits.requestMs;
  server.keepAliveTimeout = limits.idleMs;
  server.maxConnections = limits.connections;
  limitConnections(server, limits);
  endTheSlow(server, courses, limits);
  return server;
}

/** Answers what is no request: its sender is told in the form in which programs are told of all that went wrong. */
export function answerBrokenRequest(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === "ECONNRESET" || socket.destroyed || !socket.writable) return;
  const [status, title] =
    error.code === "ERR_HTTP_REQUEST_TIMEOUT"
      ? [408, "Request Timeout"]
      : error.code === "HPE_HEADER_OVERFLOW"
        ? [431, "Request Header Fields Too Large"]
        : [400, "Bad Request"];
  const body = problemOf(status, title);
  const headers = Object.entries({ ...bareHeaders, "content-length": String(body.length), connection: "close" });
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  socket.end(`HTTP/1.1 ${status} ${title}\r\n${lines}\r\n${body}`);
}

function refuse(response: ServerResponse): void {
  const body = problemOf(503, "Service Unavailable");
  response.writeHead(503, { ...bareHeaders, "retry-after": "3", "content-length": String(body.length) }).end(body);
}

function problemOf(status: number, title: string): string {
  return JSON.stringify({ type: "about:blank", title, status });
}

/** Many connections of one machine must not keep others out: there are only so many for each, and idle ones make room. */
function limitConnections(server: Server, { connections, connectionsOfOne }: ServerLimits): void {
  const open = new Map<string, number>();
  let all = 0;
  server.on("connection", (socket) => {
    const address = socket.remoteAddress ?? "";
    const count = (open.get(address) ?? 0) + 1;
    open.set(address, count);
    all += 1;
    socket.once("close", () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left === 0) open.delete(address);
      else open.set(address, left);
      all -= 1;
    });
    if (count > connectionsOfOne && !isHere(address)) socket.destroy();
    else if (all > connections * 0.9) server.closeIdleConnections();
  });
}

/** A proxy on this machine brings everybody's connections. */
function isHere(address: string): boolean {
  return isIP(address) !== 0 && ipaddr.process(address).range() === "loopback";
}

/** Ends connections whose bodies trickle or whose readers do not read. What the house itself takes its time for is let be. */
function endTheSlow(server: Server, courses: ReadonlySet<Course>, { lookMs, leastBytes }: ServerLimits): void {
  const timer = setInterval(() => {
    for (const course of courses) {
      const { complete, readableLength, socket } = course.request;
      const waits = !complete && readableLength === 0;
      const before = course.read;
      course.read = waits ? socket.bytesRead : null;
      if (waits && before !== null && socket.bytesRead - before < leastBytes) socket.destroy();
    }
  }, lookMs);
  timer.unref();
  server.once("close", () => {
    clearInterval(timer);
  });
  // Called where nothing at all has moved for so long, idle connections included.
  server.setTimeout(2 * lookMs, (socket) => {
    const isWorkedFor = [...courses].some(({ request }) => request.socket === socket);
    if (!isWorkedFor || socket.writableLength > 0) socket.destroy();
    else socket.setTimeout(2 * lookMs);
  });
}
