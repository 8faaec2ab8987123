import { notAllowed } from "@/lib/http/route";
import { listRoute } from "../../purchases/list-route";

/** The caller's payments for credits. */
export const GET = listRoute("credits");

export const { DELETE, PATCH, POST, PUT } = notAllowed("GET, HEAD");
