/** Tells addresses of the public internet from all others, so that nobody can have Casebook look around inside a network. */
import ipaddr from "ipaddr.js";

/** Where Azure answers its machines about themselves: the one such address that is not in a private range. */
const wireServer = "168.63.129.16";

/** All that is assigned for use on the public IPv6 internet. Source: IANA, IPv6 Global Unicast Address Assignments. */
const globalUnicast = ipaddr.parseCIDR("2000::/3");

/**
 * Whether an IP address, as a resolver writes it, belongs to a machine on the public internet. An IPv6 address that carries
 * an IPv4 address is what the IPv4 address is, where the mapping is that of a resolver (RFC 4291, RFC 6052); tunnels (6to4,
 * Teredo) never are public. What is no address is not public.
 */
export function isPublicAddress(written: string): boolean {
  if (!ipaddr.isValid(written)) return false;
  const address = ipaddr.parse(written);
  if (address instanceof ipaddr.IPv4) return address.range() === "unicast" && address.toString() !== wireServer;
  if (address.zoneId !== undefined) return false;
  const range = address.range();
  const carries =
    range === "ipv4Mapped" || (range === "rfc6052" && address.toNormalizedString().startsWith("64:ff9b:0:"));
  if (carries) return isPublicAddress(address.toByteArray().slice(-4).join("."));
  return range === "unicast" && address.match(globalUnicast);
}
