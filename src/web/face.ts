/** What the pages and the JSON beside them are built upon: the house behind them, and the few settings that are theirs. */
import type { FastifyServerOptions } from "fastify";
import type { House } from "../workflow/house.ts";
import type { Searches } from "../workflow/searching.ts";

/** The face of one casebook. */
export interface Face {
  readonly house: House;
  readonly settings: FaceSettings;
  /** True, false, or options as Fastify takes them. */
  readonly log: NonNullable<FastifyServerOptions["logger"]>;
}

/** What routes are made of: the face, and what is opened with it. */
export interface Rooms extends Face {
  readonly searches: Searches;
}

/** What pages need to know of the casebook that they belong to. */
export interface FaceSettings {
  /** Version of the program, such as `0.1.0`. */
  readonly version: string;
  /** True where readers come over https: cookies are then sent over nothing else. */
  readonly secureCookies: boolean;
  /** True where a proxy in front tells the reader's address and host in `X-Forwarded-*`. */
  readonly trustProxy: boolean;
  /** Where readers reach the site, without a slash at the end, for citations; null: the host that the reader asked. */
  readonly url: string | null;
  /** Name of this casebook, at the top of every page. */
  readonly siteName: string;
  /** Address of the licence under which what is given out may be used; absent or null where none is named. */
  readonly license?: string | null;
  /** True where the sample casebook is loaded. */
  readonly sample: boolean;
}
