import type { Fields } from "./save";

/** Text that was not saved when its page ended. `version`: of the draft that it was typed over. */
export type CrashCopy = { key: string; at: number; version: number; fields: Fields };

const prefix = "lectern-draft";

/** Of one member and one lesson. */
const keysOf = (memberId: string, lessonId: string) => `${prefix}:${memberId}:${lessonId}:`;

/**
 * A place for one page's unsaved text, which outlives the page. While the page lives it holds a lock of this name, so
 * that no other page offers its text.
 */
export function openCrashCopy(memberId: string, lessonId: string) {
  const key = keysOf(memberId, lessonId) + crypto.randomUUID();
  const closed = Promise.withResolvers<void>();
  navigator.locks?.request(key, () => closed.promise);
  let isSignedOut = false;
  // The sign-out clears the browser's storage; what the page does while it ends must not fill it again.
  document.addEventListener("submit", ({ target }) => {
    isSignedOut ||= target instanceof HTMLFormElement && target.action.endsWith("/auth/sign-out");
  });
  return {
    /** False where the browser has no place for it. */
    keep(version: number, fields: Fields): boolean {
      try {
        if (isSignedOut || Object.keys(fields).length === 0) localStorage.removeItem(key);
        else localStorage.setItem(key, JSON.stringify({ at: Date.now(), version, fields }));
        return true;
      } catch {
        return false;
      }
    },
    close: () => closed.resolve(),
  };
}

/** The newest text of this member and lesson whose page has ended. */
export async function findCrashCopy(memberId: string, lessonId: string): Promise<CrashCopy | null> {
  const locks = await navigator.locks?.query();
  const open = new Set(locks?.held?.map(({ name }) => name));
  const found = keys()
    .filter((key) => key.startsWith(keysOf(memberId, lessonId)) && !open.has(key))
    .flatMap((key) => readCopy(key) ?? []);
  return found.sort((one, other) => other.at - one.at)[0] ?? null;
}

export const discardCrashCopy = ({ key }: Pick<CrashCopy, "key">) => localStorage.removeItem(key);

function keys(): string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return []; // The browser lets no site keep anything.
  }
}

function readCopy(key: string): CrashCopy | null {
  const copy: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
  if (typeof copy !== "object" || copy === null || !("fields" in copy && "at" in copy && "version" in copy))
    return null;
  const { fields, at, version } = copy;
  if (typeof fields !== "object" || fields === null) return null;
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields)) if (typeof value === "string") texts[name] = value;
  return { key, at: Number(at), version: Number(version), fields: texts };
}
