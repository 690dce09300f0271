/** The forms in which an address is asked for: what is accepted, how it is packed, and by whom. */
import type { Asked } from "../arbitrary/played-world.ts";

type Headers = Readonly<Record<string, string>>;

/** What accepts pages, JSON, and TAXII. */
export const page: Headers = { accept: "text/html" };
export const json: Headers = { accept: "application/json" };
export const taxii: Headers = { accept: "application/taxii+json;version=2.1" };

/** The forms in which a route answers. */
export function headersFor(route: string): readonly Headers[] {
  if (route.startsWith("GET /taxii2")) return [taxii];
  if (/^GET \/(api\/|feeds\/|data\/|sitemap|robots|health|incidents\/complete)|card|picture|:file/.test(route))
    return [json];
  return [page, json];
}

/** What programs ask for, and may show a key or a password for. */
const forPrograms = /^GET \/(?:api\/v1|feeds\/|taxii2|data\/|releases)/;

/**
 * The requests for an address of a route. A count that goes on from address to address decides how each is packed, and which is asked for
 * once more without its body, with a key, or by name and password (of those who have one).
 */
export function requestsFor(route: string, url: string, count: number, hasPassword: boolean): readonly Asked[] {
  const accepted = headersFor(route);
  const [first = page] = accepted;
  const encoding = ["br", "gzip"][count % 3];
  const packed = encoding === undefined ? {} : { "accept-encoding": encoding };
  const asked: Asked[] = accepted.map((headers) => ({ url, headers: { ...headers, ...packed } }));
  if (count % 7 === 0) asked.push({ method: "HEAD", url, headers: { ...first, ...packed } });
  if (count % (forPrograms.test(route) ? 4 : 16) === 3) asked.push({ url, headers: first, by: "key" });
  if (!forPrograms.test(route)) return asked;
  if (count % 16 === 5) asked.push({ url, headers: first, by: "key-as-password" });
  if (count % 64 === 9 && hasPassword) asked.push({ url, headers: first, by: "password" });
  return asked;
}
