/**
 * A server of TAXII 2.1 (OASIS Standard, 10 June 2021) that is only read: the records of this casebook as STIX objects, in one collection
 * for each audience that the reader belongs to. What is not there and what is not for this reader is answered alike, with 404.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { AudienceName } from "../../domain/audience.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Writes } from "../../formats/format.ts";
import type { Face } from "../face.ts";
import { checkedBy, type Routes, takePrograms } from "../route.ts";
import { type Asked, askedOf, sayPlace } from "./asked.ts";
import type { Listed } from "./catalogue.ts";
import { type Collection, has, type Leaf, list, openCollection, read } from "./collection.ts";
import { stixType, takesTaxii, taxiiType } from "./media-type.ts";
import { sayMicros, sayVersion } from "./micros.ts";
import { isObjectName } from "./object-name.ts";
import { handleTaxiiDeadEnds, handleTaxiiProblems } from "./taxii-problem.ts";
import { audienceOfCollection, collectionResource, collectionsFor } from "./tiers.ts";

const discovery = "/taxii2/";

/** The only API root. */
const root = "/taxii2/casebook/";

const collections = `${root}collections/`;

/** What parts of the address name. */
interface Address {
  readonly Params: { readonly collection: string; readonly object: string };
  readonly Querystring: Readonly<Record<string, unknown>>;
}

/** Gives the collection that a request names; refuses (`page-not-found`) what is not there or not for this reader. */
type Door = (request: FastifyRequest<Address>) => Collection;

/** The server. Without a format that gives its records as STIX objects it has no collections. */
export const taxiiRoutes: Routes =
  ({ house, settings }) =>
  async (app) => {
    handleTaxiiProblems(app);
    takePrograms(app, "read", true);
    speakTaxii(app);
    describeServer(app, settings);
    const write = house.formats.find(({ name }) => name === "stix")?.writes?.objects;
    app.get(collections, (request, reply) => {
      const open = write === undefined ? [] : collectionsFor(request.visit.audience).map(collectionResource);
      return reply.send(JSON.stringify(open.length === 0 ? {} : { collections: open }));
    });
    serveCollections(app, doorOf(app, { house, settings }, write ?? null));
    await app.register(
      (deadEnds) => {
        handleTaxiiDeadEnds(deadEnds);
        return Promise.resolve();
      },
      { prefix: "/taxii2" },
    );
  };

/** Looks in which form is asked, and gives every answer its type, letter for letter: clients compare it so. */
function speakTaxii(app: FastifyInstance): void {
  app.addContentTypeParser("*", (_request, payload, done) => {
    payload.resume();
    done(null);
  });
  app.addHook(
    "onRequest",
    checkedBy(({ headers }) => {
      if (!takesTaxii(headers.accept)) throw new Refusal("not-acceptable", { accept: taxiiType });
    }),
  );
  app.addHook("onSend", async (_request, reply, payload) => {
    if (reply.statusCode !== 304) void reply.header("content-type", taxiiType);
    return payload;
  });
}

function describeServer(app: FastifyInstance, settings: Face["settings"]): void {
  const { siteName } = settings;
  app.get(discovery, (request, reply) => {
    const address = `${settings.url ?? `${request.protocol}://${request.host}`}${root}`;
    const description =
      "What was said of cyber incidents, by whom and on what ground. It does not itself accuse anyone.";
    return reply.send(JSON.stringify({ title: siteName, description, default: address, api_roots: [address] }));
  });
  app.get(root, (_request, reply) =>
    reply.send(
      JSON.stringify({
        title: siteName,
        description: "The records of this casebook as STIX 2.1, to be read.",
        versions: [taxiiType],
        // Required and above zero, though nothing is taken in.
        max_content_length: 1,
      }),
    ),
  );
}

/** Collections are opened when somebody first asks for them. `write` gives the objects of a telling; null: nothing here does. */
function doorOf(
  app: FastifyInstance,
  { house, settings }: Pick<Face, "house" | "settings">,
  write: NonNullable<Writes["objects"]> | null,
): Door {
  const opened = new Map<AudienceName, Collection>();
  return ({ params, visit }) => {
    const audience = audienceOfCollection(params.collection, visit.audience);
    if (audience === null || write === null) throw new Refusal("page-not-found");
    const known = opened.get(audience);
    if (known !== undefined) return known;
    // One speaker for all requests, whatever host they name: the objects are the same for everybody.
    const speaker = { name: settings.siteName, url: settings.url ?? addressOf(app) };
    const collection = openCollection(house.store, audience, (telling) => write(telling, speaker));
    opened.set(audience, collection);
    return collection;
  };
}

function serveCollections(app: FastifyInstance, door: Door): void {
  const one = `${collections}:collection/`;
  app.get<Address>(one, (request, reply) => reply.send(JSON.stringify(collectionResource(door(request).audience))));
  app.get<Address>(`${one}manifest/`, async (request, reply) => {
    const asked = askedOf(request.query);
    const leaf = await list(door(request), asked.wanted, asked.after, asked.limit);
    return sendLeaf(reply, leaf, "objects", JSON.stringify(leaf.entries.map(manifestEntry)));
  });
  app.get<Address>(`${one}objects/`, (request, reply) => sendObjects(reply, door(request), askedOf(request.query)));
  app.get<Address>(`${one}objects/:object/`, async (request, reply) => {
    const collection = door(request);
    const id = await getObject(collection, request);
    const { wanted, ...asked } = askedOf(request.query);
    return sendObjects(reply, collection, { ...asked, wanted: { ...wanted, ids: [id], types: null } });
  });
  app.get<Address>(`${one}objects/:object/versions/`, async (request, reply) => {
    const collection = door(request);
    const id = await getObject(collection, request);
    const { wanted, after, limit } = askedOf(request.query);
    const all = { ...wanted, ids: [id], types: null, versions: ["all"] as const };
    const leaf = await list(collection, all, after, limit);
    const versions = leaf.entries.map(({ version }) => sayVersion(version));
    return sendLeaf(reply, leaf, "versions", JSON.stringify(versions));
  });
  const onRequest = checkedBy((request) => {
    door(request as FastifyRequest<Address>);
    throw new Refusal("collection-read-only");
  });
  app.post(`${one}objects/`, { onRequest }, () => null);
  app.delete(`${one}objects/:object/`, { onRequest }, () => null);
}

/** The object that is named, where any version of it is told; refuses (`page-not-found`) elsewhere. */
async function getObject(collection: Collection, { params }: FastifyRequest<Address>): Promise<string> {
  if (!isObjectName(params.object) || !(await has(collection, params.object))) throw new Refusal("page-not-found");
  return params.object;
}

async function sendObjects(
  reply: FastifyReply,
  collection: Collection,
  { wanted, after, limit }: Asked,
): Promise<FastifyReply> {
  const { entries, more } = await read(collection, wanted, after, limit);
  const listed = entries.map((made) => made.listed);
  const objects = `[${entries.map(({ json }) => json).join(",")}]`;
  return sendLeaf(reply, { entries: listed, more }, "objects", objects);
}

/**
 * Sends some of a list, `shown` as JSON; `{}` where there is none. `next` stands in all lists, although TAXII has it in envelopes alone:
 * widespread clients go on by it there too.
 */
function sendLeaf(
  reply: FastifyReply,
  { entries, more }: Leaf<Listed>,
  member: "objects" | "versions",
  shown: string,
): FastifyReply {
  const [first, last] = [entries[0], entries.at(-1)];
  if (first === undefined || last === undefined) return reply.send("{}");
  void reply.header("x-taxii-date-added-first", sayMicros(first.added));
  void reply.header("x-taxii-date-added-last", sayMicros(last.added));
  const next = more ? `,"next":${JSON.stringify(sayPlace(last))}` : "";
  return reply.send(`{"more":${more}${next},${JSON.stringify(member)}:${shown}}`);
}

function manifestEntry({ id, version, added }: Listed) {
  return { id, date_added: sayMicros(added), version: sayVersion(version), media_type: stixType };
}

/** Where this process listens; only for casebooks whose address nobody has set. */
function addressOf(app: FastifyInstance): string {
  return app.addresses().length === 0 ? "http://localhost" : app.listeningOrigin;
}
