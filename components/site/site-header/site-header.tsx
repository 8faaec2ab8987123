import { publicRoutes } from "@/lib/rendering/routes";
import { useVariant } from "@/lib/rendering/variant";
import { Wordmark } from "../wordmark";
import { GuestLinks } from "./guest-links";
import { HeaderLink } from "./header-link";
import { MemberLinks } from "./member-links";

/** Depends on the variant alone, never on a cookie, so that guests' pages can be cached. */
export function SiteHeader() {
  const variant = useVariant();
  return (
    <header className="border-b border-line print:hidden">
      <nav
        aria-label="Main"
        className="mx-auto flex min-h-16 max-w-page flex-wrap items-center justify-between gap-x-0.5 px-4 py-2 sm:px-6"
      >
        <Wordmark />
        <ul className="-mx-1.5 flex flex-wrap items-center text-small font-medium sm:-mx-2 sm:gap-x-3">
          {publicRoutes.map(
            ({ pattern, label }) =>
              label && (
                <HeaderLink key={pattern} href={pattern}>
                  {label}
                </HeaderLink>
              ),
          )}
          {variant === "member" ? <MemberLinks /> : <GuestLinks />}
        </ul>
      </nav>
    </header>
  );
}
