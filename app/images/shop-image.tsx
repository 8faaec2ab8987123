import { colours, display, Frame, Mark } from "./frame";

export const shopImage = () => (
  <Frame>
    <div
      style={{
        display: "flex",
        flexDirection: "column",
        justifyContent: "space-between",
        width: "100%",
        padding: "72px 80px",
        borderTop: `24px solid ${colours.accent}`,
      }}
    >
      <Mark size={52} />
      <span
        style={{
          fontFamily: display,
          fontSize: 96,
          lineHeight: 1.05,
          textWrap: "balance",
          letterSpacing: "-0.02em",
        }}
      >
        Short lessons from people who do the work.
      </span>
      <span style={{ fontSize: 34, color: colours.soft }}>Pay once, read seconds later, keep it.</span>
    </div>
  </Frame>
);
