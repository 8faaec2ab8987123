import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { type ButtonLook, buttonClass } from "./button-class";

/** For forms use `SubmitButton`, for URLs `LinkButton`. */
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
 * External URLs get a plain anchor, and so do links within the page: for these the browser moves the keyboard's
 * starting point, which Next's router does not.
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
