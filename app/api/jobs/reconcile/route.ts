import { jobRoute } from "@/lib/http/job-route";
import { notAllowed } from "@/lib/http/route";
import { reconcile } from "@/lib/payments/reconcile";

/** For a scheduler, every few minutes: one pass of the reconciler. */
export const POST = jobRoute(() => reconcile());

export const { DELETE, GET, PATCH, PUT } = notAllowed("POST");
