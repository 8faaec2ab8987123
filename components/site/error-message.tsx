import { Message } from "../ui/message";

/** The reference is the digest under which the server's log has the error. */
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
          {/* Not Button: its module brings next/link and all variants, and this one loads with every page. */}
          <button
            type="button"
            className="min-h-12 cursor-pointer rounded-control bg-accent px-5 font-semibold text-on-accent hover:bg-accent-strong"
            onClick={() => retry()}
          >
            Try again
          </button>
          {home}
        </>
      }
    >
      <p>Nothing is lost: what you paid for opens by itself.</p>
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
