"use client";

import type { ReactNode } from "react";
import { formatTime } from "@/lib/format/dates";
import { columnNames } from "@/lib/studio/drafts/draft-problems";
import type { SaveStatus } from "./save";

/** Whether what is typed is saved, for everyone to see. A screen reader is told of problems, and when they end. */
export function SaveState({ status, isKept, page, locale, timeZone, onCompare }: SaveStateProps) {
  const problem = problemOf(status, isKept);
  return (
    <div className="min-w-0 text-small">
      <p role="status" className={problem ? "font-medium text-pretty text-bad" : "sr-only"}>
        {problem ?? (status.kind === "saved" ? "Saved" : "")}
        {status.kind === "stale" && (
          <>
            {" "}
            <button type="button" onClick={onCompare} className="link min-h-11 cursor-pointer text-ink">
              See both texts
            </button>
          </>
        )}
        {status.kind === "unauthenticated" && <SignIn page={page} />}
      </p>
      {!problem && (
        <p aria-hidden={status.kind === "saved"} className="text-soft tabular-nums">
          {calm(status, locale, timeZone)}
        </p>
      )}
    </div>
  );
}

type SaveStateProps = {
  status: SaveStatus;
  isKept: boolean;
  page: string;
  locale: string;
  timeZone: string;
  /** Shows what is saved and what was typed. */
  onCompare: () => void;
};

const SignIn = ({ page }: { page: string }) => (
  <>
    {" "}
    <a
      href={`/sign-in?next=${encodeURIComponent(page)}`}
      target="_blank"
      rel="noreferrer"
      className="link inline-flex min-h-11 items-center text-ink"
    >
      Sign in in another tab
    </a>
    <span className="text-ink">, then come back: it is saved by itself.</span>
  </>
);

function calm(status: SaveStatus, locale: string, timeZone: string): ReactNode {
  if (status.kind === "saved") return `Saved at ${formatTime(status.at, locale, timeZone)}`;
  if (status.kind === "saving") return "Saving…";
  return status.kind === "unsaved" ? "Not saved yet" : "Saved as you type";
}

function problemOf(status: SaveStatus, isKept: boolean): string | null {
  const kept = isKept ? "kept on this device" : "not kept on this device: please leave this page open";
  switch (status.kind) {
    case "offline":
      return `Offline, ${kept}.`;
    case "unavailable":
      return `The shop does not answer. What you typed is ${kept}; we try again.`;
    case "unauthenticated":
      return `You are signed out. What you typed is ${kept}.`;
    case "not_found":
      return `Not saved: this lesson is not yours to write, or it is gone. What you typed is ${kept}.`;
    case "stale":
      return "Not saved: somebody saved a newer version.";
    case "undecided":
      return "Not saved until you decide: see above, or press Save.";
    case "invalid":
      return `${nameOf(status.column)} is not saved. ${status.message}`;
    default:
      return null;
  }
}

const nameOf = (column: string) => columnNames.find((known) => known.column === column)?.name ?? column;
