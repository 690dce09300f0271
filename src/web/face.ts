/** What the pages and the JSON beside them are built upon: the house behind them, and the few settings that are theirs. */
import type { FastifyServerOptions } from "fastify";
import type { IdentityProvider } from "../identity/provider.ts";
import type { House } from "../workflow/house.ts";
import type { PostRoom } from "../workflow/mailing.ts";
import type { Retention } from "../workflow/retention.ts";
import type { Retelling } from "../workflow/retelling.ts";
import type { EmbargoWatch } from "../workflow/lift-embargoes.ts";
import type { Searches } from "../workflow/searching.ts";
import type { ProxySetting } from "./proxy-trust.ts";
import type { SecondFactorRule } from "./second-factor-rule.ts";
import type { RateLimits } from "./rate-limits.ts";

/** The face of one casebook. */
export interface Face {
  readonly house: House;
  readonly settings: FaceSettings;
  /** Carries out changes of policy; absent: the application does so itself. It is closed with the application. */
  readonly retelling?: Retelling;
  /** Somebody else who vouches for people; absent or null: nobody does. */
  readonly provider?: IdentityProvider | null;
  /** True, false, or options as Fastify takes them. */
  readonly log: NonNullable<FastifyServerOptions["logger"]>;
}

/** What routes are made of: the face, and what is opened with it. */
export interface Rooms extends Face {
  readonly searches: Searches;
  /** Tells records anew when an embargo ends; to be woken where something was restricted. */
  readonly embargoes: EmbargoWatch;
  /** Sends what is queued. */
  readonly post: PostRoom;
}

/** What pages need to know of the casebook that they belong to. */
export interface FaceSettings {
  /** Version of the program, such as `0.1.0`. */
  readonly version: string;
  /** True where readers come over https: cookies are then sent over nothing else. */
  readonly secureCookies: boolean;
  /** Whose word is taken for the reader's address and host in `X-Forwarded-*`: nobody's, the one proxy's in front, or that of named proxies. */
  readonly trustProxy: ProxySetting;
  /** Name or address that the server listens on; absent or null where it is only asked in process. */
  readonly host?: string | null;
  /** Where readers reach the site, without a slash at the end, for citations; null: the host that the reader asked. */
  readonly url: string | null;
  /** Name of this casebook, at the top of every page. */
  readonly siteName: string;
  /** Address of the licence under which what is given out may be used; absent or null where none is named. */
  readonly license?: string | null;
  /** How much one may ask within a minute; absent or null: without limit. */
  readonly rates?: RateLimits | null;
  /** Where links in mails lead where `url` is null; absent: to this machine. */
  readonly origin?: string;
  /** Whether people may register, for an administrator to approve; absent: closed. */
  readonly registration?: "closed" | "approval";
  /** How long what is kept of people; absent: as long as the settings have it where nothing is set. */
  readonly retention?: Retention;
  /** Accounts that were not used for so many days are listed as such; absent: 180. */
  readonly unusedDays?: number;
  /** Whether roles of the desk must prove a second factor before anything of it opens to them; absent: nobody must. */
  readonly secondFactor?: SecondFactorRule;
  /** True where the sample casebook is loaded. */
  readonly sample: boolean;
}
