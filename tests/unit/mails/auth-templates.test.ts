import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { toHtml } from "@/lib/mails/texts/layout";
import { prose } from "@/lib/mails/texts/prose";

const folder = "supabase/templates";

const shopMail = toHtml({
  subject: "",
  heading: prose``,
  paragraphs: [prose``],
  facts: [],
  action: { label: "", url: "" },
  links: [{ label: "", url: "" }],
  footer: "",
});

test.each(readdirSync(folder))(
  "%s, which Auth sends, looks like the shop's own mails, also in the dark",
  (name) => {
    const template = readFileSync(`${folder}/${name}`, "utf8");
    const rules = /<style>.*<\/style>/s;
    expect(rules.exec(template)?.[0]).toBe(rules.exec(shopMail)?.[0]);
    for (const [style] of template.matchAll(/style="[^"]*"/g)) expect(shopMail).toContain(style);
  },
);
