import { after } from "next/server";
import { jobRoute } from "@/lib/http/job-route";
import { notAllowed } from "@/lib/http/route";
import { sendMailsLater } from "@/lib/mails/outbox";
import { reconcile } from "@/lib/payments/reconcile";

/** For a scheduler: one pass of the reconciler, from where the last ended. */
export const POST = jobRoute(async () => {
  const report = await reconcile();
  after(sendMailsLater);
  return report;
});

export const { DELETE, GET, PATCH, PUT } = notAllowed("POST");
