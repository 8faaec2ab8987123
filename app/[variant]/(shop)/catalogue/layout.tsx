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
      <SearchForm
        choices={choicesFor(variant)}
        sortings={sortings}
        button={<Button type="submit">Search</Button>}
      >
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
