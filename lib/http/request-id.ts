/** The caller's request id if it is valid, else a new one. */
export const requestIdOf = (request: Request): string => toRequestId(request.headers.get("x-request-id"));

export const toRequestId = (given: string | string[] | null | undefined): string =>
  typeof given === "string" && /^[\w-]{8,64}$/.test(given) ? given : crypto.randomUUID();
