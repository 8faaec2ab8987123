import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/**
 * The network by which a client is counted: its IPv4 address, or the /64 of its IPv6 address, which one client has to
 * itself (RFC 6177). An IPv4-mapped address counts as IPv4. Undefined where the address is not of the internet: then no
 * reverse proxy named the client, and Next filled in its own peer.
 * @param forwardedFor X-Forwarded-For. Each proxy appends whom it answers; entries before theirs can be forged.
 * @param trustedProxies how many proxies of the operator are in a row
 */
export function clientNetwork(forwardedFor: string | null, trustedProxies: number): string | undefined {
  const entries = forwardedFor?.split(",") ?? [];
  // Fewer entries than proxies were all written by these proxies.
  const address = parseAddress(entries.at(-trustedProxies) ?? entries[0] ?? "");
  if (!address || unnamed.has(address.range())) return undefined;
  if (address.kind() === "ipv4") return address.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${address}/64`)}/64`;
}

/** With the quotes (RFC 7239), brackets and ports that some proxies add. */
function parseAddress(entry: string) {
  const text = entry.trim().replace(/^"(.*)"$/, "$1");
  const address = text.match(/^\[([^\]]*)\](?::\d+)?$/)?.[1] ?? text.replace(/^([\d.]+):\d+$/, "$1");
  return isIP(address) ? ipaddr.process(address.replace(/%.*/, "")) : undefined;
}

/** Loopback, private and shared networks (RFC 6890), and addresses that no client has. */
const unnamed = new Set<ReturnType<ipaddr.IPv4["range"] | ipaddr.IPv6["range"]>>([
  "loopback",
  "private",
  "uniqueLocal",
  "linkLocal",
  "carrierGradeNat",
  "unspecified",
  "multicast",
  "broadcast",
]);
