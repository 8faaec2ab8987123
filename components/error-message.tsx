import { Message } from "./message";
import { buttonClass } from "./ui/button-class";

/** What a person reads when something broke. The reference is what the server's log calls it. */
export function ErrorMessage({ error, retry }: { error: unknown; retry: () => void }) {
  const reference = digestOf(error);
  const home = (
    <a href="/" className="link inline-flex min-h-12 items-center px-2">
      To the front page
    </a>
  );
  return (
    <Message
      title="Something broke on our side."
      actions={
        <>
          {/* Not Button: its file brings next/link, and this file comes with every page. */}
          <button type="button" className={buttonClass({})} onClick={() => retry()}>
            Try again
          </button>
          {home}
        </>
      }
    >
      <p>It is not your fault, and if you were paying, nothing is lost: what you paid for opens by itself.</p>
      {reference && (
        <p className="text-small text-soft">
          Reference: <code className="font-mono">{reference}</code>
        </p>
      )}
    </Message>
  );
}

function digestOf(error: unknown): string | undefined {
  if (!(error instanceof Error && "digest" in error)) return undefined;
  return typeof error.digest === "string" ? error.digest : undefined;
}
