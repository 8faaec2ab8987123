import { flashMessage } from "@/components/flash/flash-messages";
import { readFlash } from "@/lib/http/forms/flash";
import { getLocale } from "@/lib/rendering/variant";
import { DateTime } from "../format/date-time";
import { Notice } from "../ui/notice";

/** Shows what was just done, or why not, on the page at `path`. Not for pages that are cached. */
export async function FlashNotice({ path }: { path: string }) {
  const message = flashMessage(await readFlash(path), await getLocale());
  if (!message) return null;
  const { tone, title, text, at } = message;
  return (
    <div data-arrival={tone} className="mb-8">
      <Notice tone={tone} title={title}>
        {text}
        {at && (
          <>
            {" "}
            Asked on <DateTime at={at} />.
          </>
        )}
      </Notice>
    </div>
  );
}
