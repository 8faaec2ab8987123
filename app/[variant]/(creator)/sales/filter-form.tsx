import { Button, LinkButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { maxSearchWords } from "@/lib/catalogue/search/words";
import { currencyName } from "@/lib/format/money";
import {
  isNarrowed,
  type SaleFilters,
  type SaleParam,
  saleParams,
  saleStatuses,
} from "@/lib/studio/sales/sale-filters";
import type { SaleChoices } from "@/lib/studio/sales/sales";

type Props = { filters: SaleFilters; choices: SaleChoices };

/** A GET form: a filtered list has a URL, and works without JavaScript. */
export function FilterForm({ filters, choices }: Props) {
  const { typed, problems } = filters;
  const isOpen = saleParams.some(
    (name) => name !== "q" && (problems[name] || (typed[name] !== "" && typed[name] !== "sale")),
  );
  return (
    <form
      action="/sales"
      aria-label="Filter your sales"
      className="mb-8 space-y-5 border-t-4 border-ink pt-5"
    >
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-60 grow sm:max-w-96">
          <Field
            label="Lesson or buyer"
            name="q"
            type="search"
            maxLength={maxSearchWords}
            defaultValue={typed.q}
            error={problems.q}
          />
        </div>
        <Button type="submit" variant="secondary">
          Show
        </Button>
        {isNarrowed(filters) && (
          <LinkButton href="/sales" variant="quiet">
            Clear
          </LinkButton>
        )}
      </div>
      <details open={isOpen}>
        <summary className="inline-flex min-h-11 cursor-pointer items-center gap-2 text-small font-semibold">
          More filters
          <span aria-hidden className="chevron" />
        </summary>
        <div className="grid grid-cols-2 gap-x-4 gap-y-5 pt-2 md:grid-cols-4">
          <Days {...filters} />
          <Choices filters={filters} choices={choices} />
          <Amounts filters={filters} choices={choices} />
        </div>
        <Button type="submit" variant="secondary" className="mt-5">
          Show
        </Button>
      </details>
    </form>
  );
}

function Days({ typed, problems }: SaleFilters) {
  const field = (name: SaleParam) => ({
    name,
    type: "date",
    defaultValue: typed[name],
    error: problems[name],
  });
  return (
    <>
      <Field label="From" {...field("from")} />
      <Field label="To" {...field("to")} />
      <div className="col-span-2">
        <Select label="By the day of" name="by" defaultValue={typed.by || "sale"}>
          <option value="sale">the sale</option>
          <option value="reversal">the refund or dispute</option>
        </Select>
      </div>
    </>
  );
}

function Choices({ filters: { typed, problems }, choices: { lessons } }: Props) {
  return (
    <>
      <div className="col-span-2">
        <Select label="Lesson" name="lesson" defaultValue={typed.lesson} error={problems.lesson}>
          <option value="">All lessons</option>
          {lessons.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
          {typed.lesson && !lessons.some(({ id }) => id === typed.lesson) && (
            <option value={typed.lesson}>Another lesson</option>
          )}
        </Select>
      </div>
      <div className="col-span-2 md:col-span-1">
        <Select label="Status" name="status" defaultValue={typed.status} error={problems.status}>
          <option value="">All</option>
          {Object.entries(saleStatuses).map(([status, [name]]) => (
            <option key={status} value={status}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      <div className="col-span-2 md:col-span-1">
        <Field
          label="Coupon"
          name="coupon"
          autoComplete="off"
          autoCapitalize="characters"
          maxLength={80}
          defaultValue={typed.coupon}
        />
      </div>
    </>
  );
}

function Amounts({ filters: { typed, problems }, choices: { currencies } }: Props) {
  const chosen = typed.currency.toLowerCase();
  const offered = [...new Set([...currencies, ...(chosen ? [chosen] : [])])];
  const field = (name: SaleParam) => ({
    name,
    inputMode: "decimal" as const,
    autoComplete: "off",
    maxLength: 20,
    defaultValue: typed[name],
    error: problems[name],
  });
  return (
    <>
      {(offered.length > 1 || problems.currency) && (
        <div className="col-span-2">
          <Select label="Currency" name="currency" defaultValue={chosen} error={problems.currency}>
            <option value="">All currencies</option>
            {offered.map((currency) => (
              <option key={currency} value={currency}>
                {nameOf(currency)}
              </option>
            ))}
          </Select>
        </div>
      )}
      <Field label="Paid, from" {...field("min")} />
      <Field label="Paid, up to" {...field("max")} />
    </>
  );
}

/** What is no currency is shown as it was typed. */
const nameOf = (currency: string) =>
  /^[a-z]{3}$/.test(currency) ? `${currency.toUpperCase()}, ${currencyName(currency)}` : currency;
