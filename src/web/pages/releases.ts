/** Releases: GET /releases lists them, GET /releases/:name tells of one, GET /releases/:name/:file gives a file of it, the same until it may be taken off. */
import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Tombstone } from "../../domain/projection.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { ReleaseShelf } from "../../store/releases.ts";
import {
  checksumsFile,
  checksumsOf,
  getReleaseFor,
  manifestFile,
  readText,
  type Release,
  type ReleasedFile,
  releasesFor,
} from "../../workflow/release-manifest.ts";
import { withdrawnSince } from "../../workflow/release-withdrawn.ts";
import { mediaTypeOf } from "../../workflow/release-writer.ts";
import { type ReleaseStone, stoneOf } from "../../workflow/release-take-off.ts";
import { prefersJson } from "../negotiation.ts";
import type { PageContent } from "../parts/page.ts";
import { releaseBody, releasesBody, takenOffBody } from "../parts/release-parts.ts";
import { answer } from "../reply.ts";
import type { Routes } from "../route.ts";
import { releaseTexts } from "../texts/releases.ts";
import { typedIn } from "./typed.ts";

/** The list, the pages, the files. */
export const releasesRoutes: Routes =
  ({ house: { releases, store } }) =>
  (app) => {
    app.get("/releases", { config: { kept: false } }, async (request, reply) => {
      const list = await releasesFor(releases, request.visit.audience);
      const entries = await Promise.all(
        list.map(async (release) => ({ release, stone: await stoneOf(releases, release.name) })),
      );
      return answer(request, reply, {
        page: () => ({ title: releaseTexts.heading, body: releasesBody(entries), section: "/data" }),
        json: () => ({ releases: entries.map(({ release, stone }) => ({ ...withUrl(release), ...takenOff(stone) })) }),
      });
    });
    app.get("/releases/:name", { config: { kept: false } }, async (request, reply) => {
      const release = await releaseOf(releases, request);
      const stone = await stoneOf(releases, release.name);
      if (stone !== null) {
        return answer(request, reply, {
          page: () => takenOffPage(release, stone),
          json: () => ({ ...withUrl(release), ...takenOff(stone) }),
        });
      }
      const [files, stones, about, cited] = await Promise.all([
        allFiles(releases, release),
        withdrawnSince(store, release),
        readText(releases, release.name, "croissant.json"),
        readText(releases, release.name, "CITATION.txt"),
      ]);
      const node = about === null ? null : objectIn(about);
      return answer(request, reply, {
        page: () => ({
          title: releaseTexts.title(release.name),
          body: releaseBody({ ...release, files }, stones, cited?.trim() ?? null),
          section: "/data",
          ...(node === null ? {} : { jsonLd: node }),
        }),
        json: () => ({ ...withUrl(release), files, withdrawnSince: stones.map(stoneJson) }),
      });
    });
    app.get("/releases/:name/:file", { config: { operation: "read", kept: false } }, async (request, reply) => {
      const release = await releaseOf(releases, request);
      const wanted = typedIn(request.params).text("file");
      const stone = await stoneOf(releases, release.name);
      if (stone !== null) return sendStone(release, stone, wanted, request, reply);
      const file = (await allFiles(releases, release)).find(({ name }) => name === wanted);
      if (file === undefined) throw new Refusal("page-not-found");
      return sendFile(releases, release, file, request, reply);
    });
    return Promise.resolve();
  };

function takenOffPage(release: Release, stone: ReleaseStone): PageContent {
  return { title: releaseTexts.title(release.name), body: takenOffBody(release, stone), section: "/data" };
}

/** As JSON; nothing of a release that stands. Sizes and checksums of what is gone would let anybody try out what was taken down. */
function takenOff(stone: ReleaseStone | null): object {
  if (stone === null) return {};
  const { at, reason, files } = stone;
  return { files: [], takenOff: { at, reason, files: files.map(({ name }) => name) } };
}

/** What is answered for the files of a release that was taken off; what never was one is not there. */
function sendStone(
  release: Release,
  stone: ReleaseStone,
  wanted: string,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (!stone.files.some(({ name }) => name === wanted)) throw new Refusal("page-not-found");
  const { at, reason } = stone;
  if (!prefersJson(request.headers.accept)) return reply.page({ ...takenOffPage(release, stone), status: 410 });
  throw new Refusal("release-taken-off", { release: release.name, file: wanted, takenOff: at, reason });
}

/** What is not for this reader is answered like what is not there. */
async function releaseOf(shelf: ReleaseShelf, { params, visit }: FastifyRequest): Promise<Release> {
  try {
    return await getReleaseFor(shelf, typedIn(params).text("name"), visit.audience);
  } catch (error) {
    throw error instanceof Refusal && error.code === "release-not-found" ? new Refusal("page-not-found") : error;
  }
}

/** The files that the release describes, its description and its checksums. What only lies beside them is not served. */
async function allFiles(shelf: ReleaseShelf, release: Release): Promise<readonly ReleasedFile[]> {
  const [there, checksums] = await Promise.all([shelf.listFiles(release.name), checksumsOf(shelf, release.name)]);
  const bytesOf = (name: string) => there?.find((file) => file.name === name)?.bytes ?? 0;
  const own = [
    { name: manifestFile, about: releaseTexts.manifest },
    { name: checksumsFile, about: releaseTexts.checksumsFile },
  ].map(({ name, about }) => ({
    name,
    about,
    mediaType: mediaTypeOf(name),
    bytes: bytesOf(name),
    sha256: checksums.get(name) ?? "",
  }));
  return [...release.files, ...own];
}

/** A file of a public release may be kept by anybody for an hour: it never changes, but it may be taken off. Those for others are kept by nobody. */
async function sendFile(
  shelf: ReleaseShelf,
  { name, audience }: Release,
  file: ReleasedFile,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const open = audience === "public" && request.visit.account === null;
  const tag = `W/"${file.sha256.slice(0, 22)}"`;
  void reply
    .header("vary", "Authorization, Cookie")
    .header("cache-control", open ? "public, max-age=3600" : "private, no-store");
  if (file.sha256 !== "") {
    void reply.header("etag", tag);
    if (request.headers["if-none-match"] === tag) return reply.code(304).send();
  }
  const pieces = await shelf.readFile(name, file.name);
  if (pieces === null) throw new Refusal("page-not-found");
  return reply
    .type(file.mediaType)
    .header("content-disposition", `attachment; filename="${name}-${file.name}"`)
    .header("content-length", file.bytes)
    .send(Readable.from(pieces, { objectMode: false }));
}

function withUrl(release: Release): Release & { readonly url: string } {
  return { ...release, url: `/releases/${release.name}` };
}

function stoneJson({ incident, since, reason }: Tombstone): Pick<Tombstone, "incident" | "since" | "reason"> {
  return { incident, since, reason };
}

function objectIn(json: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(json);
    return value !== null && typeof value === "object" && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
