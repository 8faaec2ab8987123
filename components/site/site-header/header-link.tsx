import Link from "next/link";

export function HeaderLink({ href, children }: HeaderLinkProps) {
  return (
    <li>
      <Link href={href} className={headerLinkClass}>
        {children}
      </Link>
    </li>
  );
}

export function PlainLink({ href, children }: HeaderLinkProps) {
  return (
    <li>
      <a href={href} className={headerLinkClass}>
        {children}
      </a>
    </li>
  );
}

type HeaderLinkProps = { href: string; children: string };

export const headerLinkClass =
  "inline-flex min-h-11 items-center px-1.5 underline decoration-transparent decoration-2 underline-offset-8 " +
  "hover:decoration-accent sm:px-2";
