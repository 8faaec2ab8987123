import type { ReactNode } from "react";

/** `danger` interrupts a screen reader, the others wait. */
export function Notice({ tone = "info", title, children }: NoticeProps) {
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={`rounded-card border-s-4 px-4 py-3 ${TONES[tone]}`}
    >
      {title && <p className="font-semibold">{title}</p>}
      {children && <div className="text-small text-pretty">{children}</div>}
    </div>
  );
}

type NoticeProps = { tone?: NoticeTone; title?: ReactNode; children?: ReactNode };

export type NoticeTone = "info" | "success" | "warning" | "danger";

const TONES: Record<NoticeTone, string> = {
  info: "border-accent bg-wash",
  success: "border-good bg-good-wash",
  warning: "border-warn bg-warn-wash",
  danger: "border-bad bg-bad-wash",
};
