/** An id to copy: one click or tap selects all of it. */
export function Copyable({ children }: { children: string }) {
  return <code className="font-mono text-fine wrap-anywhere select-all">{children}</code>;
}
