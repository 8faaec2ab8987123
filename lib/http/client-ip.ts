import { BlockList, isIP } from "node:net";

/**
 * The client's IP: the last entry of X-Forwarded-For, which the reverse proxy adds; the entries before it can be
 * forged. Undefined for a private IP: then no reverse proxy named the client, and Next filled in its own peer.
 */
export function clientIp(forwardedFor: string | null): string | undefined {
  const ip = forwardedFor?.split(",").at(-1)?.trim() ?? "";
  const version = isIP(ip);
  if (version === 0 || privateNetworks.check(ip, version === 6 ? "ipv6" : "ipv4")) return undefined;
  return ip;
}

/** Loopback (RFC 1122, RFC 4291) and private networks (RFC 1918, RFC 4193). */
const privateNetworks = new BlockList();
for (const [net, prefix] of [
  ["127.0.0.0", 8],
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
] as const)
  privateNetworks.addSubnet(net, prefix, "ipv4");
privateNetworks.addAddress("::1", "ipv6");
privateNetworks.addSubnet("fc00::", 7, "ipv6");
