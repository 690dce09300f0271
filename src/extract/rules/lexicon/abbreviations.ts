/** Abbreviations that end in a full stop without ending a sentence, and words that open sentences. */

const inside =
  "mr mrs ms dr prof st gov sen rep gen lt col sgt capt maj adm rev hon jr sr jan feb mar apr jun jul aug sept sep oct nov dec no nos vs fig approx est dept univ assn bros mt ft " +
  "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex vt va wash wis wyo";
const either = "inc corp ltd co llc plc u.s u.k u.n e.u d.c a.m p.m e.g i.e etc est ph.d";

/** Abbreviation (lower case, without its last stop) -> `inside`: never ends a sentence; `either`: it may. */
export const abbreviations: ReadonlyMap<string, "inside" | "either"> = new Map([
  ...inside.split(" ").map((word) => [word, "inside"] as const),
  ...either.split(" ").map((word) => [word, "either"] as const),
]);

/** Lower-case words that, with a capital, open a sentence rather than go on with a name. */
export const openers: ReadonlySet<string> = new Set(
  (
    "the a an in on at by for from with it he she they we i you this that these those there here its his her their our your " +
    "but and or so yet if when while although though as after before since until because according however meanwhile moreover " +
    "no not some many most several all both each every other others another such who what where why how once now then still also " +
    "separately elsewhere earlier later last next to of about despite during under over one two three four five officials hackers attackers researchers authorities police"
  ).split(" "),
);
