import { env } from "@/lib/env";
import { notAllowed, route } from "@/lib/http";
import { pingDatabase } from "@/lib/lessons";

/** Ready: the configuration is whole and the database answers; else 503. */
export const GET = route(async () => {
  env();
  await pingDatabase();
  return { status: "ready" };
});

export const { DELETE, PATCH, POST, PUT } = notAllowed("GET, HEAD");
