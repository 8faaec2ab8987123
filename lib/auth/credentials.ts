import { z } from "zod";
import { describeProblem } from "@/lib/auth/problems";

/**
 * An e-mail as Auth takes and stores it: in lower case, its international domain in ASCII (RFC 5890). Before the @
 * Auth takes ASCII only, like most mail servers.
 */
export const email = z
  .string()
  .transform(normalizeEmail)
  .pipe(z.string().refine(isEmail, describeProblem({ problem: "invalid_email" }).message));

/** No dot at an end or beside another, at most 64 before the @, a domain of labels whose last is not a number. */
const parts = /^(?!\.)(?!.*\.\.)[^@]{1,64}(?<!\.)@[^@]+\.(?!\d+$)[^@.]+$/;

function isEmail(text: string): boolean {
  return text.length <= 254 && parts.test(text) && z.regexes.html5Email.test(text);
}

/** Spaces and marks of direction that are copied along unseen. Not the joiners, which Persian domains have. */
const invisible = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

function normalizeEmail(typed: string): string {
  // Of full-width letters, which keyboards for Japanese type.
  const text = typed.normalize("NFKC").replace(invisible, "").trim().toLowerCase();
  const at = text.lastIndexOf("@");
  const domain = text.slice(at + 1);
  const url = /^[^\s/?#@:\\%[\]]+$/.test(domain) ? `http://${domain}` : "";
  return URL.canParse(url) ? `${text.slice(0, at)}@${new URL(url).hostname}` : "";
}

/** The same letters are the same password whatever keyboard typed them (NIST SP 800-63B, 3.1.1.2). */
const password = z.string().transform((typed) => typed.normalize("NFKC"));

export const currentPassword = (message: string) => password.pipe(z.string().min(1, message));

const minCharacters = 8;
/** Auth hashes with bcrypt, which reads no more. */
const maxBytes = 72;

export const newPassword = password.pipe(
  z.string().superRefine((value, { addIssue }) => {
    const bytes = new TextEncoder().encode(value).length;
    const seen = value.replaceAll(unseen, "");
    if ([...seen].length < minCharacters) {
      const rest = seen === value ? "" : " Spaces and signs that cannot be seen do not count.";
      addIssue(`Please use at least ${minCharacters} characters.${rest}`);
    } else if (bytes > maxBytes) {
      addIssue(`Please use at most ${maxBytes} bytes: ${costs} Yours has ${bytes}.`);
    }
  }),
);

const costs = "a plain letter is one, é and я are two, 漢 is three, an emoji four or more.";

/** Separators, control and format characters, and letters that are drawn as nothing (U+2800: Braille blank). */
const unseen = /[\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\u2800]/gu;
