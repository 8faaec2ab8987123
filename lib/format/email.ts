import { domainToUnicode } from "node:url";

/** An e-mail with its international domain as people write it; Auth stores it in ASCII. */
export function showEmail(email: string): string {
  const domain = email.slice(email.lastIndexOf("@") + 1);
  return email.slice(0, email.length - domain.length) + domainToUnicode(domain);
}
