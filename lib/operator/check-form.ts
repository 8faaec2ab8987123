import { formNameField } from "../http/forms/form-names.ts";

const timeoutMs = 20_000;
const page = "/sign-in";
/** An id that no action has. Next compares the origin before it looks for the action, so 409 says that it was taken. */
const unknownAction = "0".repeat(42);

/**
 * Opens the sign-in page at the shop's public URL and sends its form, empty, as browsers with and without
 * JavaScript do: through whatever proxy is in front. Changes nothing.
 * @returns what is wrong and what to do about it; null when forms work
 */
export async function checkForm(site: string): Promise<string | null> {
  const opened = await send(site, { method: "GET" });
  if (!opened) return `${site}${page} does not answer.`;
  if (opened.status >= 300 && opened.status < 400)
    return `${site}${page} redirects to ${locationOf(opened)}. Set NEXT_PUBLIC_SITE_URL to the URL that visitors end at.`;
  if (opened.status !== 200) return `${site}${page} answers ${opened.status} instead of the page.`;
  return (
    (await faultOf(site, "without JavaScript", nativeForm(), 303)) ??
    (await faultOf(
      site,
      "with JavaScript",
      { headers: { "next-action": unknownAction }, body: "[]" },
      409,
    )) ??
    (await faultOfForeign(site))
  );
}

async function faultOf(site: string, how: string, form: RequestInit, wanted: number): Promise<string | null> {
  const answer = await send(site, { ...form, headers: { ...form.headers, origin: new URL(site).origin } });
  if (answer?.status === wanted) return null;
  if (answer?.status === 403)
    return `A form sent ${how} from ${site} is refused as another site's. The proxy must leave the Origin header as the browser sends it, and the running shop must have this NEXT_PUBLIC_SITE_URL.`;
  if (answer && answer.status >= 300 && answer.status < 400)
    return `A form sent ${how} is redirected to ${locationOf(answer)}, and loses what was typed. The proxy must pass POST on.`;
  return `A form sent ${how} gets ${answer?.status ?? "no answer"} instead of ${wanted}. The proxy must pass POST, its body and headers on, and all instances must run the same version.`;
}

async function faultOfForeign(site: string): Promise<string | null> {
  const answer = await send(site, { ...nativeForm(), headers: { origin: "https://another-site.invalid" } });
  if (answer?.status === 403) return null;
  return `A form from another site gets ${answer?.status ?? "no answer"} instead of 403. The proxy must not set the Origin header itself.`;
}

function nativeForm() {
  const body = new FormData();
  body.set(formNameField, "sign-in");
  return { headers: {}, body };
}

const locationOf = (answer: Response) => answer.headers.get("location");

const send = (site: string, init: RequestInit): Promise<Response | null> =>
  fetch(`${site}${page}`, {
    method: "POST",
    redirect: "manual",
    signal: AbortSignal.timeout(timeoutMs),
    ...init,
  }).catch(() => null);
