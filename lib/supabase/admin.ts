import "server-only";
import { type ServiceClient, serviceClient } from "@/lib/supabase/service-client";

/**
 * The service-role client: row-level security does not apply, so each use must have decided who may. It calls SQL
 * functions that check their caller themselves, searches the catalogue for clients that were limited, signs URLs of
 * videos after row-level security has shown the lesson's body, renders lesson texts, stores creators' pictures, and
 * reads Stripe's ids of a purchase in which the member was found to have a part.
 */
export const createAdminClient = (): ServiceClient => serviceClient("page");

/** The same for jobs and audits, which may take a minute: for nothing that a page waits for. */
export const createJobClient = (): ServiceClient => serviceClient("job");
