/** Networks: the part of an address by which somebody is told from others, and which may be written down. */
import ipaddr from "ipaddr.js";

/** The network of an address: `203.0.113.0/24`, `2001:db8:1::/48`; `unknown` for what is no address. */
export function networkOf(address: string): string {
  return cut(address, { ipv4: 24, ipv6: 48 });
}

/** By what one reader is told from another: the address itself, or of IPv6 the network of 64 bits that one connection is given whole. */
export function readerAt(address: string): string {
  return cut(address, { ipv4: 32, ipv6: 64 });
}

function cut(address: string, bits: Readonly<Record<"ipv4" | "ipv6", number>>): string {
  if (!ipaddr.isValid(address)) return "unknown";
  const parsed = ipaddr.process(address);
  const length = bits[parsed.kind()];
  const bytes = parsed
    .toByteArray()
    .map((byte, place) => byte & (0xff00 >> Math.min(8, Math.max(0, length - 8 * place))));
  return `${ipaddr.fromByteArray(bytes).toString()}/${length}`;
}
