/** Knocks: requests that are answered by no page: of what changes something, and for addresses that lead nowhere. They are refused alike, be there something behind or not. */
import type { Asked } from "../arbitrary/played-world.ts";
import { hiddenWords } from "../arbitrary/world-plan.ts";
import { json, page, taxii } from "./two-worlds-forms.ts";
import type { Lexicon } from "./two-worlds-lexicon.ts";

const [word] = hiddenWords;
const form = { name: word, password: "wrong" };

/** All knocks at a house with these routes (`POST /sign-in`). */
export function knocksFor(routes: readonly string[], lexicon: Lexicon): readonly Asked[] {
  const changing = routes.filter((route) => !route.startsWith("GET "));
  return [
    { method: "POST", url: "/password/forgotten", form: { who: word } },
    { method: "POST", url: "/taxii2/casebook/collections/public/objects/", headers: taxii, form },
    { url: "/incidents?sector=a&sort=zquarrel", headers: page },
    ...changing.flatMap((route) => changed(route, lexicon)),
    ...nowhere(routes, lexicon),
  ];
}

function changed(route: string, lexicon: Lexicon): readonly Asked[] {
  const [method, path = "/"] = route.split(" ");
  return addressesOf(path, lexicon).flatMap((url): readonly Asked[] =>
    method === "DELETE"
      ? [{ method, url, headers: taxii }]
      : [
          { method: "POST", url, headers: page, form },
          { method: "POST", url, headers: json, form, by: "key" },
        ],
  );
}

/** Below everything that leads somewhere. */
function nowhere(routes: readonly string[], lexicon: Lexicon): readonly Asked[] {
  const paths = routes.map((route) => route.split(" ", 2)[1] ?? "/");
  const prefixes = paths.flatMap((path) => {
    const parts = path.split("/").filter((part) => part !== "");
    return parts.map((_, count) => `/${parts.slice(0, count).join("/")}`.replace(/\/$/, ""));
  });
  const addresses = [...new Set(prefixes)].flatMap((path) =>
    addressesOf(path, lexicon).map((url) => `${url}/${word}/nowhere`),
  );
  return addresses.map((url, place) => ({ url, headers: place % 2 === 0 ? page : json }));
}

/** The path of a route with names in the place of its parameters: a record of which one may be told, and one that there is not. */
function addressesOf(path: string, { incidents, reports, others }: Lexicon): readonly string[] {
  const named = /drafts|imports|people|releases|:takedown/.test(path) ? others : incidents;
  const ids = path.includes("reports") ? reports : named;
  const filled = ids.map((id) => path.replace(/:\w+(?:\([^/]*\))?/g, encodeURIComponent(id)));
  return [...new Set(filled)];
}
