import { expect } from "vitest";

/** The shop under test. */
export const shopUrl = process.env.NEXT_PUBLIC_SITE_URL ?? "";

export type Answer = { status: number; headers: Headers; text: string; json: unknown };
type Ask = {
  method?: string;
  /** Of an account; sent as `Authorization: Bearer`. */
  token?: string;
  /** Sent as JSON, a string as it is. */
  body?: unknown;
  /** Sent as multipart/form-data. */
  form?: FormData;
  headers?: Record<string, string>;
  /** Another shop than the one under test. */
  shop?: string;
};

/** One request to the shop, redirects not followed. `json` is undefined when the answer is none. */
export async function ask(path: string, { method, token, body, form, headers, shop = shopUrl }: Ask = {}) {
  const response = await fetch(`${shop}${path}`, {
    method: method ?? (body === undefined ? "GET" : "POST"),
    redirect: "manual",
    headers: {
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(token && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(form && { body: form }),
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: toJson(text) } satisfies Answer;
}

/** Every error has one shape, and names the request as the header does. */
export function expectError({ status, headers, json }: Answer, wanted: number, code: string): void {
  expect({ status, json }).toEqual({
    status: wanted,
    json: {
      error: { code, message: expect.stringMatching(/^\S.*\S$/), requestId: headers.get("x-request-id") },
    },
  });
  expect(headers.get("x-request-id")).toMatch(/^[\w-]{8,64}$/);
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
