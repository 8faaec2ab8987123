import { expect, it } from "vitest";
import { clientIp } from "../../../lib/http/client-ip.ts";

it.each([
  ["203.0.113.7", "203.0.113.7"],
  ["10.0.0.1, 198.51.100.1, 203.0.113.7", "203.0.113.7"],
  ["2001:db8::7", "2001:db8::7"],
])("of %j is the last one", (header, address) => {
  expect(clientIp(header)).toBe(address);
});

it.each([
  null,
  "",
  "unknown",
  "203.0.113.7, not an address",
  "127.0.0.1",
  "::1",
  "::ffff:127.0.0.1",
  "203.0.113.7, 10.1.2.3",
  "172.31.0.1",
  "192.168.1.1",
  "fd00::1",
])("of %j is no one's", (header) => {
  expect(clientIp(header)).toBeUndefined();
});
