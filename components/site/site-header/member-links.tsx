import { getUser, type Member } from "@/lib/auth/session";
import { UnavailableError } from "@/lib/errors";
import { Chevron } from "../../ui/chevron";
import { CreditsLink } from "./credits-link";
import { GuestLinks } from "./guest-links";
import { HeaderLink, headerLinkClass, PlainLink } from "./header-link";

/** In one row where there is room; on a phone the less used links fold away, without JavaScript. */
export async function MemberLinks() {
  const member = await getUser().catch(linksInOutage);
  // Their session was ended elsewhere; until its token expires they get the rendering of members.
  if (!member) return <GuestLinks />;
  return (
    <>
      <HeaderLink href="/library" className="max-sm:hidden">
        My lessons
      </HeaderLink>
      <CreditsLink credits={member.credits} />
      <li className="md:hidden">
        <details className="group relative">
          <summary
            className={`${headerLinkClass} cursor-pointer list-none gap-1.5 [&::-webkit-details-marker]:hidden`}
          >
            Menu
            <Chevron />
          </summary>
          <ul className="absolute -end-2 z-10 min-w-40 rounded-card border border-edge bg-sheet px-2 py-1.5">
            <PlainLink href="/library" className="sm:hidden">
              My lessons
            </PlainLink>
            <AccountLinks {...member} folded />
          </ul>
        </details>
      </li>
      <li className="max-md:hidden">
        <ul className="flex items-center gap-x-3">
          <AccountLinks {...member} />
        </ul>
      </li>
    </>
  );
}

/** In the folded menu they load a new document, in which the menu is closed again. */
function AccountLinks({ isCreator, isOperator, folded = false }: AccountLinksProps) {
  const Item = folded ? PlainLink : HeaderLink;
  return (
    <>
      {isCreator ? <Item href="/studio">Studio</Item> : <Item href="/studio/profile">Teach</Item>}
      {isOperator && <Item href="/operator">Operator</Item>}
      <Item href="/profile">Profile</Item>
      <li>
        {/* Loads a new document, so that nothing of the member's stays in this one. */}
        <form method="post" action="/auth/sign-out">
          <button type="submit" className={`${headerLinkClass} cursor-pointer`}>
            Sign out
          </button>
        </form>
      </li>
    </>
  );
}

type Shown = Pick<Member, "isCreator" | "isOperator"> & { credits?: Member["credits"] };
type AccountLinksProps = Omit<Shown, "credits"> & { folded?: boolean };

/** The page itself reports the outage; the header stays. */
function linksInOutage(error: unknown): Shown {
  if (error instanceof UnavailableError) return { isCreator: false, isOperator: false };
  throw error;
}
