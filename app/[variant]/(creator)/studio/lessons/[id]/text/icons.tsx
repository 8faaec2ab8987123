import type { ReactNode } from "react";

/** Of 20 by 20 px, drawn with lines in the colour of the text. */
const icon = (children: ReactNode) => (
  <svg
    aria-hidden
    viewBox="0 0 20 20"
    width="20"
    height="20"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.75"
    strokeLinecap="round"
    strokeLinejoin="round"
  >
    {children}
  </svg>
);

const lines = <path d="M8 5h9M8 10h9M8 15h9" />;

export const icons = {
  heading: icon(<path d="M5 4v12M15 4v12M5 10h10" strokeWidth="2.25" />),
  bold: icon(<path d="M6 4h5a3 3 0 0 1 0 6H6zM6 10h6a3 3 0 0 1 0 6H6z" strokeWidth="2.5" />),
  italic: icon(<path d="M8.5 4H15M5 16h6.5M12 4 8 16" />),
  bullets: icon(
    <>
      {lines}
      <path d="M3.5 5h.01M3.5 10h.01M3.5 15h.01" strokeWidth="2.75" />
    </>,
  ),
  numbers: icon(
    <>
      {lines}
      <path d="M2.5 4.2 4 3.5v4M2.6 12.6c.4-.8 2-.8 2 .3 0 .9-2 1.4-2 2.6h2.1" strokeWidth="1.4" />
    </>,
  ),
  link: icon(
    <path d="M8.5 11.5a3.5 3.5 0 0 0 5 0l2.5-2.5a3.5 3.5 0 0 0-5-5l-1 1M11.5 8.5a3.5 3.5 0 0 0-5 0L4 11a3.5 3.5 0 0 0 5 5l1-1" />,
  ),
  picture: icon(
    <>
      <rect x="2.5" y="3.5" width="15" height="13" rx="1.5" />
      <path d="m3 14 4-4 3.5 3.5L13 11l4.5 4M12.8 7.2h.01" />
    </>,
  ),
  video: icon(
    <>
      <rect x="2.5" y="4" width="15" height="12" rx="1.5" />
      <path d="m8.5 7.5 4 2.5-4 2.5z" />
    </>,
  ),
  table: icon(
    <>
      <rect x="2.5" y="3.5" width="15" height="13" rx="1.5" />
      <path d="M2.5 8h15M2.5 12.2h15M10 8v8.5" />
    </>,
  ),
  code: icon(<path d="m7 6-4 4 4 4M13 6l4 4-4 4" />),
  undo: icon(<path d="M4 8h8a4.5 4.5 0 0 1 0 9H8M7 4.5 3.5 8 7 11.5" />),
  redo: icon(<path d="M16 8H8a4.5 4.5 0 0 0 0 9h4M13 4.5 16.5 8 13 11.5" />),
};
