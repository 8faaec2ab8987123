import { BlockList, isIP } from "node:net";

/**
 * The visitor's network address: the last one in X-Forwarded-For, which the proxy in front adds; what stands before it
 * anybody can write. Undefined for a neighbour's: then no proxy named the visitor, and Next put in its own peer.
 */
export function clientAddress(forwardedFor: string | null): string | undefined {
  const address = forwardedFor?.split(",").at(-1)?.trim() ?? "";
  const version = isIP(address);
  if (version === 0 || neighbours.check(address, version === 6 ? "ipv6" : "ipv4")) return undefined;
  return address;
}

/** Loopback (RFC 1122, RFC 4291) and private networks (RFC 1918, RFC 4193). */
const neighbours = new BlockList();
for (const [net, prefix] of [
  ["127.0.0.0", 8],
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
] as const)
  neighbours.addSubnet(net, prefix, "ipv4");
neighbours.addAddress("::1", "ipv6");
neighbours.addSubnet("fc00::", 7, "ipv6");
