/** Whose word is taken for where a request comes from: that of the one proxy in front, or of proxies that the operator names; else nobody's. */
import ipaddr from "ipaddr.js";

/**
 * Whether the machine at `address`, `hop` steps from here (0: the one that connected), is believed in what its `X-Forwarded-*` headers
 * say. What nobody believed has written is not looked at: a client that sends such headers itself gains nothing.
 */
export type ProxyTrust = (address: string | undefined, hop: number) => boolean;

/** `true`: whoever connects is the proxy, and the only one. A text: addresses and ranges of proxies, separated by commas. */
export type ProxySetting = boolean | string;

/** What a setting means; null: no proxy is believed. Throws a TypeError for what is no address or range. */
export function trustFrom(setting: ProxySetting): ProxyTrust | null {
  if (setting === false || setting === "") return null;
  if (setting === true) return (_address, hop) => hop === 0;
  const ranges = setting.split(",").map((text) => rangeFrom(text.trim()));
  return (address) => ranges.some((range) => isWithin(address, range));
}

/** The last host that a chain of proxies names: the one that the nearest of them wrote. */
export function lastOf(header: string | readonly string[] | undefined): string | undefined {
  const last = [header ?? []].flat().join(",").split(",").at(-1)?.trim() ?? "";
  return last === "" ? undefined : last;
}

type Range = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

function rangeFrom(text: string): Range {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  if (!ipaddr.isValid(text)) throw new TypeError(`no address or range: ${text}`);
  const address = ipaddr.process(text);
  return [address, address.kind() === "ipv4" ? 32 : 128];
}

function isWithin(written: string | undefined, [network, bits]: Range): boolean {
  if (written === undefined || !ipaddr.isValid(written)) return false;
  // An IPv4 address that reached an IPv6 socket is the IPv4 address.
  const address = ipaddr.process(written);
  return address.kind() === network.kind() && address.match(network, bits);
}
