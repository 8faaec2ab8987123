import type { ReactNode } from "react";

export function Card({ children, className = "", as: Element = "div" }: CardProps) {
  return (
    <Element className={`rounded-card border border-line bg-sheet p-5 sm:p-7 ${className}`}>
      {children}
    </Element>
  );
}

type CardProps = { children: ReactNode; className?: string; as?: "div" | "section" | "article" | "aside" };
