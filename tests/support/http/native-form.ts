import { type Answer, ask } from "./shop-client.ts";

/** Submits the page's form that holds `text`, as a browser without JavaScript does. */
export async function submitForm(path: string, text: string, cookie: string): Promise<Answer> {
  const page = await ask(path, { headers: { cookie } });
  const forms = page.text.match(/<form\b.*?<\/form>/gs) ?? [];
  const form = forms.find((html) => html.includes(text));
  if (!form) throw new Error(`${path} (${page.status}) has no form with "${text}"`);
  const body = new FormData();
  for (const [input] of form.matchAll(/<input\b[^>]*>/g)) {
    const name = attribute(input, "name");
    if (name) body.append(name, attribute(input, "value") ?? "");
  }
  return ask(path, { method: "POST", form: body, headers: { cookie } });
}

const attribute = (tag: string, name: string) => tag.match(new RegExp(` ${name}="([^"]*)"`))?.[1];
