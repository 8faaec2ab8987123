import { jsonForScript } from "@/lib/catalogue/structured-data";

export function JsonLd({ data }: { data: object }) {
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: jsonForScript keeps the text inside its script
      dangerouslySetInnerHTML={{ __html: jsonForScript(data) }}
    />
  );
}
