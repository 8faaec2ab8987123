export type ButtonLook = {
  variant?: "primary" | "secondary" | "quiet" | "danger";
  size?: "small" | "medium" | "large";
  wide?: boolean;
};

/** Class names shared by buttons, links and submit buttons. */
export function buttonClass(
  { variant = "primary", size = "medium", wide = false }: ButtonLook,
  extra = "",
): string {
  return [
    BASE,
    VARIANTS[variant],
    SIZES[size],
    variant === "quiet" ? "px-1" : PADDING[size],
    wide ? "w-full" : "",
    extra,
  ]
    .filter(Boolean)
    .join(" ");
}

const BASE =
  "inline-flex items-center justify-center gap-2.5 rounded-control text-center font-semibold no-underline " +
  "cursor-pointer transition-colors duration-(--duration-quick) aria-disabled:cursor-progress " +
  "disabled:cursor-not-allowed disabled:opacity-60";

const VARIANTS = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong",
  secondary: "border border-edge bg-sheet text-ink hover:border-ink",
  danger: "bg-bad text-on-accent hover:opacity-90",
  quiet: "text-ink underline decoration-line underline-offset-4 hover:decoration-accent",
};

// Never lower than 44 px, the target size of WCAG 2.5.5.
const SIZES = {
  small: "min-h-11 text-small",
  medium: "min-h-12 text-body",
  large: "min-h-14 text-lead",
};

const PADDING = { small: "px-4", medium: "px-5", large: "px-7" };
