import Link from "next/link";

export function HeaderLink({ href, className, children }: HeaderLinkProps) {
  return (
    <li className={className}>
      <Link href={href} className={headerLinkClass}>
        {children}
      </Link>
    </li>
  );
}

export function PlainLink({ href, className, children }: HeaderLinkProps) {
  return (
    <li className={className}>
      <a href={href} className={headerLinkClass}>
        {children}
      </a>
    </li>
  );
}

type HeaderLinkProps = { href: string; className?: string; children: string };

export const headerLinkClass =
  "inline-flex min-h-11 items-center px-1.5 underline decoration-transparent decoration-2 underline-offset-8 " +
  "hover:decoration-accent sm:px-2";
