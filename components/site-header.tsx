import Link from "next/link";
import { UnavailableError } from "@/lib/errors";
import { getRoles, type Roles } from "@/lib/roles";
import { getViewer } from "@/lib/viewer";
import { Wordmark } from "./wordmark";

/** The head of every page. A guest's goes by the address alone (see proxy.ts), so that their pages can be cached. */
export async function SiteHeader() {
  const viewer = await getViewer();
  return (
    <header className="border-b border-line">
      <nav
        aria-label="Main"
        className="mx-auto flex min-h-16 max-w-page flex-wrap items-center justify-between gap-x-4 px-4 py-2 sm:px-6"
      >
        <Wordmark />
        <ul className="flex flex-wrap items-center gap-x-1 -mx-2 text-small font-medium sm:gap-x-3">
          <HeaderLink href="/lessons">Lessons</HeaderLink>
          {viewer === "member" ? <MemberLinks /> : <GuestLinks />}
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

async function MemberLinks() {
  const { isCreator, isOperator } = await getRoles().catch(noneInAnOutage);
  return (
    <>
      {isCreator && <HeaderLink href="/sales">Sales</HeaderLink>}
      {isOperator && <HeaderLink href="/operator">Operator</HeaderLink>}
      <HeaderLink href="/profile">Profile</HeaderLink>
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

function HeaderLink({ href, children }: { href: string; children: string }) {
  return (
    <li>
      <Link href={href} className={LINK}>
        {children}
      </Link>
    </li>
  );
}

const LINK =
  "inline-flex min-h-11 items-center px-2 underline decoration-transparent decoration-2 underline-offset-8 hover:decoration-accent";
