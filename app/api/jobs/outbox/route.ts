import { jobRoute } from "@/lib/http/job-route";
import { notAllowed } from "@/lib/http/route";
import { sendMails } from "@/lib/mails/outbox";

/** For a scheduler: sends the mails that are due, in at most about 40 seconds. */
export const POST = jobRoute(() => sendMails());

export const { DELETE, GET, PATCH, PUT } = notAllowed("POST");
