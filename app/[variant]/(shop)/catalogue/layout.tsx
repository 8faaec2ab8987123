import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/page-heading";
import { getVariant } from "@/lib/rendering/variant";
import type { FilterProps } from "./filters";
import { SearchForm } from "./search-form";
import { choices, sortings } from "./search-messages";

/** Heading and form, which stay while searches change. proxy.ts serves this at /lessons. */
export default async function CatalogueLayout({ children }: { children: ReactNode }) {
  const variant = await getVariant();
  if (!variant) return children;
  return (
    <>
      <PageHeading title="Lessons" />
      <SearchForm choices={choicesFor(variant)} sortings={sortings} button={<SearchButton />}>
        {children}
      </SearchForm>
    </>
  );
}

const choicesFor = (variant: "guest" | "member"): FilterProps["choices"] => [
  ["price", choices.price],
  ["length", choices.length],
  ...(variant === "member" ? [["owned", choices.owned] satisfies FilterProps["choices"][number]] : []),
];

/** With the message for a query without any letter or digit. */
function SearchButton() {
  return (
    <>
      <Button type="submit">Search</Button>
      <p className="hidden w-full text-small peer-invalid:block">
        There is no word to search for. Please type a letter or a number.
      </p>
    </>
  );
}
