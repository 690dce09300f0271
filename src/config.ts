/** Settings: one table, read once at the start. A start with no settings at all gives a working house. */
import { parseAddress } from "./domain/email-address.ts";
import { Refusal } from "./domain/refusal.ts";

/** What the table says of one setting. */
interface Setting {
  readonly default: string;
  readonly meaning: string;
  /** True: never shown in logs or pages. */
  readonly secret: boolean;
}

/** Every setting is an environment variable, and every one is optional. */
export const settings = {
  CASEBOOK_DATA: { default: "data", meaning: "Folder of the store, made where it does not exist.", secret: false },
  CASEBOOK_SECRET_FILE: {
    default: "",
    meaning:
      "File of the secret under which secrets of authenticator apps are kept; made when the first is set up. Empty: casebook.secret in the folder of CASEBOOK_DATA.",
    secret: false,
  },
  CASEBOOK_HOST: { default: "127.0.0.1", meaning: "Address that the server listens on.", secret: false },
  CASEBOOK_PORT: { default: "8080", meaning: "Port that the server listens on; 0 takes any free one.", secret: false },
  CASEBOOK_URL: {
    default: "",
    meaning:
      "Address under which readers reach the site, such as https://casebook.example, without a path. Empty: host and port. With https, cookies are sent over https only.",
    secret: false,
  },
  CASEBOOK_NAME: { default: "Casebook", meaning: "Name of the site on its pages.", secret: false },
  CASEBOOK_LICENSE: {
    default: "",
    meaning:
      "Address of the licence under which what is given out may be used, such as https://creativecommons.org/licenses/by/4.0/; named on pages for machines and in releases. Empty: none is named.",
    secret: false,
  },
  CASEBOOK_POLICY: {
    default: "",
    meaning:
      "Disclosure policy: reference, open, strict, or the path of a policy file. It is taken at a start where it says something else than when it was taken last; in between, the policy page and `casebook policy use` decide. Empty: what the store has; a new one begins with reference.",
    secret: false,
  },
  CASEBOOK_SAMPLE: { default: "load", meaning: "Sample casebook: load it at the first start, or none.", secret: false },
  CASEBOOK_TRUST_PROXY: {
    default: "no",
    meaning:
      "yes: take the reader's address, host and protocol from the headers of the one proxy in front; or the addresses of proxies, such as 10.0.0.1, 192.168.7.0/24.",
    secret: false,
  },
  CASEBOOK_RATE_KEY: {
    default: "1200",
    meaning:
      "Requests a minute that one API key may make; 0: without limit. Charts and what was known on a day of the past count as ten, files of data as twenty.",
    secret: false,
  },
  CASEBOOK_RATE_PERSON: {
    default: "1200",
    meaning: "The same for one person who has signed in. Pages that are kept ready are not counted.",
    secret: false,
  },
  CASEBOOK_RATE_ADDRESS: {
    default: "600",
    meaning:
      "The same for one address of the public (of IPv6 one network of 64 bits), where only what counts as several is counted at all.",
    secret: false,
  },
  CASEBOOK_REGISTRATION: {
    default: "closed",
    meaning:
      "closed: administrators add people; approval: anybody may register by mail address, and an administrator decides.",
    secret: false,
  },
  CASEBOOK_SECOND_FACTOR: {
    default: "optional",
    meaning:
      "optional: whoever wants one sets up a second factor; desk: curators, editors and administrators must, before anything of the desk opens to them.",
    secret: false,
  },
  CASEBOOK_OIDC_ISSUER: {
    default: "",
    meaning:
      "Provider of OpenID Connect with which people may sign in, such as https://id.example/realms/main; https, or http on this machine. CASEBOOK_URL must be set. Empty: none.",
    secret: false,
  },
  CASEBOOK_OIDC_CLIENT_ID: {
    default: "",
    meaning: "Name under which the provider knows this casebook.",
    secret: false,
  },
  CASEBOOK_OIDC_CLIENT_SECRET: {
    default: "",
    meaning: "Secret that the provider gave out for it. Empty: none; the code is protected by PKCE either way.",
    secret: true,
  },
  CASEBOOK_OIDC_NAME: {
    default: "",
    meaning: "Name of the provider on the button for signing in. Empty: its host.",
    secret: false,
  },
  CASEBOOK_SMTP_URL: {
    default: "",
    meaning:
      "Mail server, as smtps://name:password@mail.example:465 or smtp://mail.example:587 (with STARTTLS). Empty: every mail becomes a file in the folder outbox of CASEBOOK_DATA.",
    secret: true,
  },
  CASEBOOK_MAIL_FROM: {
    default: "casebook@localhost",
    meaning: "Sender of mails: an address, or a name with one: The Casebook <casebook@example.org>.",
    secret: false,
  },
  CASEBOOK_AUDIT_DAYS: {
    default: "365",
    meaning:
      "Days after which details of the audit log (names, network addresses) are erased; what was done, when, and by which account stays. 0: never.",
    secret: false,
  },
  CASEBOOK_UNUSED_DAYS: {
    default: "180",
    meaning: "Accounts that were not used for so many days are marked on the page of people; none is deleted. 0: none.",
    secret: false,
  },
  CASEBOOK_LOG: {
    default: "warn",
    meaning: "Least level that is logged: debug, info (every request), warn, error or silent.",
    secret: false,
  },
} as const satisfies Record<string, Setting>;

/** The name of a setting. */
export type SettingName = keyof typeof settings;

/** The settings as the house uses them. */
export interface Config {
  readonly data: string;
  /** Null: beside the store. */
  readonly secretFile: string | null;
  readonly host: string;
  readonly port: number;
  /** Without a slash at the end; null: host and port as listened on. */
  readonly url: string | null;
  readonly name: string;
  /** Null: none is named. */
  readonly license: string | null;
  /** Name of a shipped policy, or a path; null: whatever the store has. */
  readonly policy: string | null;
  readonly sample: "load" | "none";
  readonly registration: "closed" | "approval";
  readonly secondFactor: "optional" | "desk";
  /** Null: no provider signs people in. */
  readonly openId: OpenIdConfig | null;
  /** Null: mails become files. It may hold a password. */
  readonly smtp: string | null;
  readonly mailFrom: string;
  /** 0: for ever. */
  readonly auditDays: number;
  /** 0: none is marked. */
  readonly unusedDays: number;
  /** True: the one proxy in front; a text: addresses and ranges of proxies. */
  readonly trustProxy: boolean | string;
  /** Requests a minute; 0: without limit. */
  readonly rates: { readonly key: number; readonly person: number; readonly address: number };
  readonly log: LogLevel;
}

/** A provider of OpenID Connect. */
export interface OpenIdConfig {
  readonly issuer: string;
  readonly clientId: string;
  /** Null: none was given out. */
  readonly clientSecret: string | null;
  readonly name: string;
}

const logLevels = ["debug", "info", "warn", "error", "silent"] as const;

/** One level of logging. */
export type LogLevel = (typeof logLevels)[number];

/** Reads the environment. Refuses values that cannot be used (`setting-invalid`), naming the setting. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const text = (name: SettingName) => {
    const given = environment[name]?.trim() ?? "";
    return given === "" ? settings[name].default : given;
  };
  return {
    data: text("CASEBOOK_DATA"),
    secretFile: text("CASEBOOK_SECRET_FILE") === "" ? null : text("CASEBOOK_SECRET_FILE"),
    host: text("CASEBOOK_HOST"),
    port: portFrom(text("CASEBOOK_PORT")),
    url: urlFrom(text("CASEBOOK_URL")),
    name: text("CASEBOOK_NAME"),
    license: licenseFrom(text("CASEBOOK_LICENSE")),
    policy: text("CASEBOOK_POLICY") === "" ? null : text("CASEBOOK_POLICY"),
    sample: oneOf("CASEBOOK_SAMPLE", text("CASEBOOK_SAMPLE"), ["load", "none"]),
    trustProxy: proxiesFrom(text("CASEBOOK_TRUST_PROXY")),
    rates: {
      key: rateFrom("CASEBOOK_RATE_KEY", text("CASEBOOK_RATE_KEY")),
      person: rateFrom("CASEBOOK_RATE_PERSON", text("CASEBOOK_RATE_PERSON")),
      address: rateFrom("CASEBOOK_RATE_ADDRESS", text("CASEBOOK_RATE_ADDRESS")),
    },
    registration: oneOf("CASEBOOK_REGISTRATION", text("CASEBOOK_REGISTRATION"), ["closed", "approval"]),
    secondFactor: oneOf("CASEBOOK_SECOND_FACTOR", text("CASEBOOK_SECOND_FACTOR"), ["optional", "desk"]),
    openId: openIdFrom(text),
    smtp: smtpFrom(text("CASEBOOK_SMTP_URL")),
    mailFrom: senderFrom(text("CASEBOOK_MAIL_FROM")),
    auditDays: daysFrom("CASEBOOK_AUDIT_DAYS", text("CASEBOOK_AUDIT_DAYS")),
    unusedDays: daysFrom("CASEBOOK_UNUSED_DAYS", text("CASEBOOK_UNUSED_DAYS")),
    log: oneOf("CASEBOOK_LOG", text("CASEBOOK_LOG"), logLevels),
  };
}

function openIdFrom(text: (name: SettingName) => string): OpenIdConfig | null {
  const issuer = text("CASEBOOK_OIDC_ISSUER");
  if (issuer === "") return null;
  const url = URL.canParse(issuer) ? new URL(issuer) : null;
  const isHere = url !== null && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  const isSafe = url?.protocol === "https:" || (isHere && url.protocol === "http:");
  if (!isSafe || url.search !== "" || url.hash !== "" || url.username !== "") {
    const admitted = "an https address, or an http address of this machine";
    throw new Refusal("setting-invalid", { setting: "CASEBOOK_OIDC_ISSUER", value: issuer, admitted });
  }
  const clientId = text("CASEBOOK_OIDC_CLIENT_ID");
  if (clientId === "") {
    const admitted = "the name under which the provider knows this casebook";
    throw new Refusal("setting-invalid", { setting: "CASEBOOK_OIDC_CLIENT_ID", value: clientId, admitted });
  }
  const secret = text("CASEBOOK_OIDC_CLIENT_SECRET");
  const name = text("CASEBOOK_OIDC_NAME");
  return { issuer, clientId, clientSecret: secret === "" ? null : secret, name: name === "" ? url.host : name };
}

function oneOf<T extends string>(setting: SettingName, value: string, admitted: readonly T[]): T {
  const found = admitted.find((known) => known === value);
  if (found === undefined) throw new Refusal("setting-invalid", { setting, value, admitted: admitted.join(", ") });
  return found;
}

function portFrom(value: string): number {
  const port = Number(value);
  if (/^\d{1,5}$/.test(value) && port <= 65535) return port;
  throw new Refusal("setting-invalid", { setting: "CASEBOOK_PORT", value, admitted: "0 to 65535" });
}

function rateFrom(setting: SettingName, value: string): number {
  if (/^\d{1,7}$/.test(value)) return Number(value);
  throw new Refusal("setting-invalid", { setting, value, admitted: "0 to 9999999" });
}

/** What is wrong with it is told without it: it may hold a password. */
function smtpFrom(value: string): string | null {
  if (value === "") return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== "") return value;
  throw new Refusal("setting-invalid", { setting: "CASEBOOK_SMTP_URL", admitted: "an smtp or smtps address" });
}

function senderFrom(value: string): string {
  const [, address = value] = /^[^\p{Cc}<>@",]{0,100}<([^<>]+)>$/u.exec(value) ?? [];
  if (parseAddress(address) === address || /^[\w.+-]{1,64}@localhost$/.test(address)) return value;
  const admitted = "an address, or a name with an address in < >";
  throw new Refusal("setting-invalid", { setting: "CASEBOOK_MAIL_FROM", value, admitted });
}

function daysFrom(setting: SettingName, value: string): number {
  if (/^\d{1,5}$/.test(value)) return Number(value);
  throw new Refusal("setting-invalid", { setting, value, admitted: "0 to 99999" });
}

/** As URLs are written, so that `HTTPS://` is https to whoever looks. What is more than host and port would stand in every link. */
function urlFrom(value: string): string | null {
  if (value === "") return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  const isPlain = url !== null && /^\/*$/.test(url.pathname) && url.href === `${url.origin}${url.pathname}`;
  if (isPlain && /^https?:$/.test(url.protocol)) return url.origin;
  const admitted = "an http or https address of a host, without a path";
  throw new Refusal("setting-invalid", { setting: "CASEBOOK_URL", value: shownUrl(url, value), admitted });
}

/** Without a name and a password that somebody may have left in it. */
function shownUrl(url: URL | null, value: string): string {
  return url === null || `${url.username}${url.password}` === "" ? value : value.replace(/\/\/[^/?#]*@/u, "//…@");
}

function proxiesFrom(value: string): boolean | string {
  if (value === "no" || value === "yes") return value === "yes";
  const isProxy = (text: string) => {
    const [address = "", bits = "0"] = text.trim().split("/", 2);
    const isV4 =
      /^[\d.]+$/.test(address) && URL.canParse(`http://${address}`) && new URL(`http://${address}`).host === address;
    const isV6 = /^[\da-f:.]+$/i.test(address) && URL.canParse(`http://[${address}]`);
    return (isV4 || isV6) && /^\d{1,3}$/.test(bits) && Number(bits) <= (isV4 ? 32 : 128);
  };
  if (value.split(",").every(isProxy)) return value;
  const admitted = "no, yes, or addresses and ranges of proxies";
  throw new Refusal("setting-invalid", { setting: "CASEBOOK_TRUST_PROXY", value, admitted });
}

function licenseFrom(value: string): string | null {
  if (value === "") return null;
  if (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)) return value;
  throw new Refusal("setting-invalid", { setting: "CASEBOOK_LICENSE", value, admitted: "an http or https address" });
}
