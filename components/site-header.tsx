import Link from "next/link";
import { getRoles, type Roles } from "@/lib/auth/roles";
import { UnavailableError } from "@/lib/errors";
import { getVariant } from "@/lib/rendering/variant";
import { Chevron } from "./ui/chevron";
import { Wordmark } from "./wordmark";

/** The head of every page. A guest's goes by the address alone (see proxy.ts), so that their pages can be cached. */
export async function SiteHeader() {
  const variant = await getVariant();
  return (
    <header className="border-b border-line print:hidden">
      <nav
        aria-label="Main"
        className="mx-auto flex min-h-16 max-w-page flex-wrap items-center justify-between gap-x-0.5 px-4 py-2 sm:px-6"
      >
        <Wordmark />
        <ul className="-mx-1.5 flex flex-wrap items-center text-small font-medium sm:-mx-2 sm:gap-x-3">
          <HeaderLink href="/lessons">Lessons</HeaderLink>
          {variant === "member" ? <MemberLinks /> : <GuestLinks />}
        </ul>
      </nav>
    </header>
  );
}

function GuestLinks() {
  return (
    <>
      <HeaderLink href="/sign-in">Sign in</HeaderLink>
      <HeaderLink href="/sign-up">Join</HeaderLink>
    </>
  );
}

/** In one row where there is room; on a phone what is needed less often is folded away, without JavaScript. */
async function MemberLinks() {
  const roles = await getRoles().catch(noneInAnOutage);
  return (
    <>
      <HeaderLink href="/library">My lessons</HeaderLink>
      <li className="md:hidden">
        <details className="group relative">
          <summary className={`${LINK} cursor-pointer list-none gap-1.5 [&::-webkit-details-marker]:hidden`}>
            Menu
            <Chevron />
          </summary>
          <ul className="absolute -right-2 z-10 min-w-40 rounded-card border border-edge bg-sheet px-2 py-1.5">
            <AccountLinks {...roles} folded />
          </ul>
        </details>
      </li>
      <li className="max-md:hidden">
        <ul className="flex items-center gap-x-3">
          <AccountLinks {...roles} />
        </ul>
      </li>
    </>
  );
}

/** In the folded menu they lead to new documents, in which it is folded again. */
function AccountLinks({ isCreator, isOperator, folded = false }: Roles & { folded?: boolean }) {
  const Item = folded ? PlainLink : HeaderLink;
  return (
    <>
      {isCreator && <Item href="/sales">Sales</Item>}
      {isOperator && <Item href="/operator">Operator</Item>}
      <Item href="/profile">Profile</Item>
      <li>
        {/* By a new document, so that nothing of the member stays in this one. */}
        <form method="post" action="/auth/sign-out">
          <button type="submit" className={`${LINK} cursor-pointer`}>
            Sign out
          </button>
        </form>
      </li>
    </>
  );
}

/** The page itself says that the database is down; its head stays. */
function noneInAnOutage(error: unknown): Roles {
  if (error instanceof UnavailableError) return { isCreator: false, isOperator: false };
  throw error;
}

function HeaderLink({ href, children }: HeaderLinkProps) {
  return (
    <li>
      <Link href={href} className={LINK}>
        {children}
      </Link>
    </li>
  );
}

function PlainLink({ href, children }: HeaderLinkProps) {
  return (
    <li>
      <a href={href} className={LINK}>
        {children}
      </a>
    </li>
  );
}

type HeaderLinkProps = { href: string; children: string };

const LINK =
  "inline-flex min-h-11 items-center px-1.5 underline decoration-transparent decoration-2 underline-offset-8 hover:decoration-accent sm:px-2";
