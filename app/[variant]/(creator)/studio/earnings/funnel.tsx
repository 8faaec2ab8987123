import { formatCount } from "@/lib/format/count";
import { getLocale } from "@/lib/rendering/variant";

/** From seeing to paying, in all currencies. */
export async function Funnel({
  views,
  checkouts,
  sales,
}: {
  views: number;
  checkouts: number;
  sales: number;
}) {
  const locale = await getLocale();
  const share = (part: number, whole: number) =>
    whole > 0 && part <= whole
      ? new Intl.NumberFormat(locale, {
          style: "percent",
          maximumFractionDigits: 1,
          numberingSystem: "latn",
        }).format(part / whole)
      : null;
  const steps = [
    { name: "Views", count: views, note: "visitors of your lessons' pages, each counted once a day" },
    { name: "Checkouts", count: checkouts, note: noteOf(share(checkouts, views), "of the views") },
    { name: "Paid", count: sales, note: noteOf(share(sales, checkouts), "of the checkouts") },
  ];
  return (
    <section className="mt-14">
      <h2 className="mb-2 border-t-4 border-ink pt-4 font-display text-heading">From view to sale</h2>
      <ol className="grid gap-x-8 gap-y-4 sm:grid-cols-3">
        {steps.map(({ name, count, note }) => (
          <li key={name} className="border-s-4 border-accent ps-4">
            <p className="text-small font-medium text-soft">{name}</p>
            <p className="font-display text-heading">{formatCount(count, locale)}</p>
            <p className="text-small text-soft">{note}</p>
          </li>
        ))}
      </ol>
      <p className="mt-3 max-w-reader text-small text-pretty text-soft">
        Views are counted without cookies; robots, your own visits and those of your buyers are left out. All
        currencies together.
      </p>
    </section>
  );
}

const noteOf = (share: string | null, of: string) => (share ? `${share} ${of}` : "");
