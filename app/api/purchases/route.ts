import { notAllowed } from "@/lib/http/route";
import { listRoute } from "./list-route";

export const GET = listRoute();

export const { DELETE, PATCH, POST, PUT } = notAllowed("GET, HEAD");
