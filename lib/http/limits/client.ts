import "server-only";
import { env } from "@/lib/env";
import { clientNetwork } from "@/lib/http/limits/client-ip";

/** The network by which limits count the client of a request; undefined where no proxy named it. */
export const clientOf = (headers: Pick<Headers, "get">): string | undefined =>
  clientNetwork(headers.get("x-forwarded-for"), env().TRUSTED_PROXIES);
