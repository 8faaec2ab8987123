import { setTimeout as wait } from "node:timers/promises";

export type Answer = { status: number; json: unknown };
export type Asked = {
  method?: string;
  token?: string;
  body?: object;
  headers?: Record<string, string>;
  seconds?: number;
};

/** One request; null when no whole answer came. */
export async function request(url: string, asked: Asked = {}): Promise<Answer | null> {
  const { body, token, method = body ? "POST" : "GET", headers, seconds = 60 } = asked;
  try {
    const response = await fetch(url, {
      method,
      redirect: "manual",
      signal: AbortSignal.timeout(seconds * 1000),
      headers: {
        ...(body && { "content-type": "application/json" }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, json: toJson(text) };
  } catch {
    return null;
  }
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** How people go about an answer that does not come, or says "later". */
export type Insisting = {
  /** After so many tries they walk away. */
  maxTries?: number;
  /** Answers that they take. */
  takes?: (answer: Answer) => boolean;
  /** Throws when people have waited too long although nothing is broken any more. */
  mayTryAgain(answer: Answer | null): void;
};

/** Asks until an answer stands, each time a little later; null when they have walked away. */
export async function insist(
  attempt: () => Promise<Answer | null>,
  { maxTries = Number.POSITIVE_INFINITY, takes = isFinal, mayTryAgain }: Insisting,
): Promise<Answer | null> {
  for (let tries = 1; ; tries++) {
    const answer = await attempt();
    if (answer && takes(answer)) return answer;
    mayTryAgain(answer);
    if (tries >= maxTries) return null;
    await wait(Math.min(100 * 2 ** tries, 1600));
  }
}

/** Neither "later" nor "too fast", nor a sign-in that could not be checked or has run out. */
export const isFinal = ({ status }: Answer): boolean => status < 500 && status !== 429 && status !== 401;
