import { password } from "./accounts.ts";
import { sessionCookie } from "./session-cookie.ts";
import { ask, shopUrl } from "./shop-client.ts";

/** What a browser shows: the path with its query, and the HTML. */
export type Shown = { path: string; status: number; html: string };

export type FormBrowser = ReturnType<typeof openBrowser>;

/** A browser without JavaScript: it keeps cookies, follows redirects and submits forms. */
export function openBrowser(cookies = new Map<string, string>(), shop = shopUrl) {
  async function load(path: string, form?: FormData): Promise<Shown> {
    const headers = {
      accept: "text/html",
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
      ...(form && { origin: shop }),
    };
    const answer = await ask(path, { shop, headers, ...(form && { method: "POST", form }) });
    for (const cookie of answer.headers.getSetCookie()) keep(cookie);
    const target = answer.status >= 300 && answer.status < 400 && answer.headers.get("location");
    if (!target) return { path, status: answer.status, html: answer.text };
    const { origin, pathname, search, href } = new URL(target, `${shop}${path}`);
    return origin === shop ? load(pathname + search) : { path: href, status: answer.status, html: "" };
  }

  function keep(cookie: string) {
    const [, name = "", value = ""] = cookie.match(/^([^=]+)=([^;]*)/) ?? [];
    if (!value || /max-age=0|expires=Thu, 01 Jan 1970/i.test(cookie)) cookies.delete(name);
    else cookies.set(name, value);
  }

  return {
    cookies,
    load,
    formOf,
    visit: (path: string) => load(path.replace(shop, "")),
    /** Submits the form that holds `text` with what was typed. */
    submit(page: Shown, text: string, typed: Record<string, string | File> = {}): Promise<Shown> {
      return load(page.path, formOf(page, text, typed));
    },
    /** Presses the button with this label, which stands outside its form. */
    press(page: Shown, label: string, typed: Record<string, string> = {}): Promise<Shown> {
      const [before = ""] = page.html.split(label);
      const button = before.slice(before.lastIndexOf("<button"));
      const form = formOf(page, `id="${attribute(button, "form")}"`, typed);
      form.set(attribute(button, "name") ?? "", attribute(button, "value") ?? "");
      return load(page.path, form);
    },
  };
}

/** A browser in which this account is signed in. */
export async function openBrowserAs({ email }: { email: string }): Promise<FormBrowser> {
  const cookies = (await sessionCookie({ email, password })).split("; ").map((cookie) => {
    const [name = "", ...value] = cookie.split("=");
    return [name, value.join("=")] as const;
  });
  return openBrowser(new Map(cookies));
}

/** A browser with the same cookies, as a copy of this one's profile. */
export const copyOf = ({ cookies }: FormBrowser): FormBrowser => openBrowser(new Map(cookies));

function formOf({ path, status, html }: Shown, text: string, typed: Record<string, string | File>): FormData {
  const form = html.match(/<form\b.*?<\/form>/gs)?.find((found) => found.includes(text));
  if (!form) throw new Error(`${path} (${status}) has no form with "${text}"`);
  const body = new FormData();
  for (const [input] of form.matchAll(/<input\b[^>]*>/g)) {
    const name = attribute(input, "name");
    if (name) body.set(name, attribute(input, "value") ?? "");
  }
  for (const [, tag = "", text = ""] of form.matchAll(/(<textarea\b[^>]*>)(.*?)<\/textarea>/gs))
    body.set(attribute(tag, "name") ?? "", decodeEntities(text.replace(/^\n/, "")));
  for (const [, tag = "", options = ""] of form.matchAll(/(<select\b[^>]*>)(.*?)<\/select>/gs)) {
    const chosen = options.match(/<option\b[^>]* selected=""[^>]*>/)?.[0] ?? options;
    body.set(attribute(tag, "name") ?? "", attribute(chosen, "value") ?? "");
  }
  for (const [name, value] of Object.entries(typed)) body.set(name, value);
  return body;
}

const attribute = (tag: string, name: string) => {
  const value = tag.match(new RegExp(` ${name}="([^"]*)"`))?.[1];
  return value === undefined ? undefined : decodeEntities(value);
};

const decodeEntities = (text = "") =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&#x27;", "'")
    .replaceAll("&quot;", '"')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll("&amp;", "&");
