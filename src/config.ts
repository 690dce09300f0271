/** Settings: one table, read once at the start. A start with no settings at all gives a working house. */
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
  CASEBOOK_HOST: { default: "127.0.0.1", meaning: "Address that the server listens on.", secret: false },
  CASEBOOK_PORT: { default: "8080", meaning: "Port that the server listens on; 0 takes any free one.", secret: false },
  CASEBOOK_URL: {
    default: "",
    meaning:
      "Address under which readers reach the site, such as https://casebook.example. Empty: host and port. With https, cookies are sent over https only.",
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
    default: "reference",
    meaning: "Disclosure policy: reference, open, strict, or the path of a policy file.",
    secret: false,
  },
  CASEBOOK_SAMPLE: { default: "load", meaning: "Sample casebook: load it at the first start, or none.", secret: false },
  CASEBOOK_TRUST_PROXY: {
    default: "no",
    meaning: "yes: take the reader's address and protocol from the headers of a proxy in front.",
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
  readonly host: string;
  readonly port: number;
  /** Without a slash at the end; null: host and port as listened on. */
  readonly url: string | null;
  readonly name: string;
  /** Null: none is named. */
  readonly license: string | null;
  /** Name of a shipped policy, or a path. */
  readonly policy: string;
  readonly sample: "load" | "none";
  readonly trustProxy: boolean;
  readonly log: LogLevel;
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
    host: text("CASEBOOK_HOST"),
    port: portFrom(text("CASEBOOK_PORT")),
    url: urlFrom(text("CASEBOOK_URL")),
    name: text("CASEBOOK_NAME"),
    license: licenseFrom(text("CASEBOOK_LICENSE")),
    policy: text("CASEBOOK_POLICY"),
    sample: oneOf("CASEBOOK_SAMPLE", text("CASEBOOK_SAMPLE"), ["load", "none"]),
    trustProxy: oneOf("CASEBOOK_TRUST_PROXY", text("CASEBOOK_TRUST_PROXY"), ["no", "yes"]) === "yes",
    log: oneOf("CASEBOOK_LOG", text("CASEBOOK_LOG"), logLevels),
  };
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

function urlFrom(value: string): string | null {
  if (value === "") return null;
  if (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)) return value.replace(/\/+$/, "");
  throw new Refusal("setting-invalid", { setting: "CASEBOOK_URL", value, admitted: "an http or https address" });
}

function licenseFrom(value: string): string | null {
  if (value === "") return null;
  if (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)) return value;
  throw new Refusal("setting-invalid", { setting: "CASEBOOK_LICENSE", value, admitted: "an http or https address" });
}
