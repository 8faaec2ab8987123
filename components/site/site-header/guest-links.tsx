import { HeaderLink } from "./header-link";

export function GuestLinks() {
  return (
    <>
      <HeaderLink href="/sign-in">Sign in</HeaderLink>
      <HeaderLink href="/sign-up">Join</HeaderLink>
    </>
  );
}
