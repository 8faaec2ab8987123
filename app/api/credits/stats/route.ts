import { getUser } from "@/lib/auth/session";
import { getCreditStats } from "@/lib/checkout/credits/balance";
import { failure } from "@/lib/errors";
import { notAllowed, route } from "@/lib/http/route";

export const GET = route(async () => ((await getUser()) ? getCreditStats() : failure("unauthenticated")));

export const { DELETE, PATCH, POST, PUT } = notAllowed("GET, HEAD");
