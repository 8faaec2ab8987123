import { type Answer, ask, shopUrl } from "./shop-client.ts";

type Options = {
  /** What the visitor types. */
  typed?: Record<string, string>;
  /** Fields that the form of another page has not. */
  without?: string[];
  /** As if the page were from before a deployment: the ids of its actions are unknown to the shop. */
  otherBuild?: boolean;
  headers?: Record<string, string>;
};

/** Submits the page's form that holds `text`, as a browser without JavaScript does. */
export async function submitForm(
  path: string,
  text: string,
  cookie: string,
  { typed = {}, without = [], otherBuild = false, headers }: Options = {},
): Promise<Answer> {
  const page = await ask(path, { headers: { cookie } });
  const forms = page.text.match(/<form\b.*?<\/form>/gs) ?? [];
  const form = forms.find((html) => html.includes(text));
  if (!form) throw new Error(`${path} (${page.status}) has no form with "${text}"`);
  const body = new FormData();
  for (const [input] of (otherBuild ? renameActions(form) : form).matchAll(/<input\b[^>]*>/g)) {
    const name = attribute(input, "name");
    const isChosen = attribute(input, "type") !== "radio" || / checked\b/.test(input);
    if (name && isChosen) body.append(name, attribute(input, "value") ?? "");
  }
  for (const [name, value] of Object.entries(typed)) body.set(name, value);
  for (const name of without) body.delete(name);
  return ask(path, { method: "POST", form: body, headers: { cookie, origin: shopUrl, ...headers } });
}

/** Ids are hashes of 42 hexadecimal digits, whose first two describe the parameters. */
function renameActions(form: string): string {
  const renamed = form.replace(/(?<![0-9a-f])([0-9a-f]{2})[0-9a-f]{40}(?=[":&])/g, `$1${"0".repeat(40)}`);
  if (renamed === form) throw new Error("The form names no action.");
  return renamed;
}

const attribute = (tag: string, name: string) =>
  tag
    .match(new RegExp(` ${name}="([^"]*)"`))?.[1]
    ?.replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&");
