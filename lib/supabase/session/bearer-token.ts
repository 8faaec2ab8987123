/** The access token of an `Authorization: Bearer` header (RFC 6750). Undefined: the cookies count. */
export const readBearerToken = (headers: Pick<Headers, "get">): string | undefined =>
  headers.get("authorization")?.match(/^Bearer +([\w.~+/-]+=*)$/i)?.[1];
