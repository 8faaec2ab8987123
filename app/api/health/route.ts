import { notAllowed, route } from "@/lib/http/route";

export const GET = route(async () => ({ status: "ok" }));

export const { DELETE, PATCH, POST, PUT } = notAllowed("GET, HEAD");
