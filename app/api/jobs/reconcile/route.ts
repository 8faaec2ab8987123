import { jobRoute } from "@/lib/http/job-route";
import { notAllowed } from "@/lib/http/route";
import { reconcile } from "@/lib/payments/reconcile";

/** For a scheduler: one pass of the reconciler, from where the last ended. */
export const POST = jobRoute(() => reconcile());

export const { DELETE, GET, PATCH, PUT } = notAllowed("POST");
