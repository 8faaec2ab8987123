import { jobRoute } from "@/lib/http/job-route";
import { notAllowed } from "@/lib/http/route";
import { runMaintenance } from "@/lib/operator/maintenance";

/** For a scheduler. */
export const POST = jobRoute(runMaintenance);

export const { DELETE, GET, PATCH, PUT } = notAllowed("POST");
