import { Copyable } from "@/components/ui/copyable";

/** The key of a new factor in groups of four, and as a link that opens an app on this device. */
export function FactorSecret({ secret, email }: { secret: string; email: string }) {
  const label = encodeURIComponent(`Lectern:${email}`);
  const uri = `otpauth://totp/${label}?secret=${secret}&issuer=Lectern&algorithm=SHA1&digits=6&period=30`;
  return (
    <div className="mb-6 rounded-card bg-well p-5">
      <h2 className="text-small font-semibold">Key</h2>
      <p className="mt-1">
        <Copyable>{secret.replace(/.{4}(?=.)/g, "$& ")}</Copyable>
      </p>
      <p className="mt-3 text-small">
        <a href={uri} className="link inline-flex min-h-11 items-center">
          Open in an app on this device
        </a>
      </p>
      <p className="text-small text-soft">Based on time, six digits. It is shown for a quarter of an hour.</p>
    </div>
  );
}
