/** Fields of forms that no page shows again. */
export const passwordFields: ReadonlySet<string> = new Set(["password", "currentPassword"]);

/** What no cookie keeps either: codes of a second factor, and tokens of mailed links. */
export const secretFields: ReadonlySet<string> = new Set([...passwordFields, "code", "token_hash"]);
