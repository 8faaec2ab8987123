import { jsonForScript } from "@/lib/catalogue/structured-data";

export function JsonLd({ data }: { data: object }) {
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a script's text is not HTML; jsonForScript keeps it inside its element
      dangerouslySetInnerHTML={{ __html: jsonForScript(data) }}
    />
  );
}
