import type { ReactNode } from "react";

// The light tokens of globals.css: the renderer of these images knows no custom properties.
export const colours = {
  paper: "#f7f4ec",
  ink: "#1c1e27",
  soft: "#595a63",
  accent: "#2543c5",
  line: "#dcd5c5",
};
export const display = "Fraunces, Fraunces Extended";
const sans = "Figtree, Figtree Extended";

export function Frame({ children }: { children: ReactNode }) {
  return (
    <div
      style={{
        display: "flex",
        width: "100%",
        height: "100%",
        background: colours.paper,
        color: colours.ink,
        fontFamily: sans,
      }}
    >
      {children}
    </div>
  );
}

/** As components/wordmark.tsx. */
export function Mark({ size }: { size: number }) {
  return (
    <div style={{ display: "flex", alignItems: "center", fontFamily: display, fontSize: size }}>
      <svg width={size * 1.2} height={size * 1.2} viewBox="0 0 32 32" aria-hidden="true">
        <path fill={colours.accent} d="M9 3.5 25.5 8v8.2L9 11.7z" />
        <path fill={colours.ink} d="M4 12.6 28 19v3.4L17.8 19.7V26H23v3H9v-3h5.2v-7.3L4 16z" />
      </svg>
      <span style={{ marginLeft: size * 0.4 }}>Lectern</span>
    </div>
  );
}
