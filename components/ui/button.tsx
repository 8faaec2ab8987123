import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { type ButtonLook, buttonClass } from "./button-class";

/** A button that does something on this page. For forms use `SubmitButton`, for addresses `LinkButton`. */
export function Button({
  variant,
  size,
  wide,
  className,
  type = "button",
  ...props
}: ComponentProps<"button"> & ButtonLook) {
  return <button type={type} className={buttonClass({ variant, size, wide }, className)} {...props} />;
}

/**
 * A link that looks like a button. Addresses outside the shop get a plain anchor, and so do places in the page: the
 * browser has the keyboard go on from there, Next's router does not.
 */
export function LinkButton({ variant, size, wide, className, href, children }: LinkButtonProps) {
  const look = buttonClass({ variant, size, wide }, className);
  if (/^(https?:|#)/.test(href)) {
    return (
      <a className={look} href={href} rel="noreferrer">
        {children}
      </a>
    );
  }
  return (
    <Link className={look} href={href}>
      {children}
    </Link>
  );
}

type LinkButtonProps = ButtonLook & { href: string; className?: string; children: ReactNode };
