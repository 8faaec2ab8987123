/**
 * Whether a browser asks ahead of a visit that may never come: a prefetch or a prerendering, by `Sec-Purpose`
 * (html.spec.whatwg.org: speculative loading; Fetch: `prefetch`, also with `;prerender`), or by the names that browsers
 * used before.
 */
export const isSpeculative = (headers: Pick<Headers, "get">): boolean =>
  ["sec-purpose", "purpose", "x-purpose", "x-moz"].some((name) =>
    /\b(prefetch|prerender|preview)\b/i.test(headers.get(name) ?? ""),
  );
