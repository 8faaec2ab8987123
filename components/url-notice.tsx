import { Notice, type NoticeTone } from "./ui/notice";

/** What `?notice=` in an address says about the step just taken. Unknown codes say nothing. */
export function UrlNotice({ code }: { code: string | string[] | undefined }) {
  const notice = typeof code === "string" && Object.hasOwn(NOTICES, code) ? NOTICES[code] : undefined;
  if (!notice) return null;
  return (
    <div className="mb-8">
      <Notice tone={notice.tone} title={notice.title}>
        {notice.text}
      </Notice>
    </div>
  );
}

const NOTICES: Record<string, { tone: NoticeTone; title: string; text?: string }> = {
  purchased: {
    tone: "success",
    title: "Paid. The lesson is yours.",
    text: "It stays on this page and in your profile.",
  },
  "already-yours": { tone: "info", title: "This lesson is already yours.", text: "There is nothing to pay." },
  "signed-in": { tone: "success", title: "You are signed in." },
  confirmed: { tone: "success", title: "Your e-mail address is confirmed.", text: "You are signed in." },
  "password-changed": { tone: "success", title: "Your new password is set.", text: "You are signed in." },
  saved: { tone: "success", title: "Saved." },
};
