import type { ReactNode } from "react";
import { PageHeading } from "@/components/page-heading";
import { Button } from "@/components/ui/button";
import { getViewer } from "@/lib/viewer";
import { SearchForm } from "./search-form";

/** What stays while searches change: the heading and the form. proxy.ts shows this at /lessons. */
export default async function CatalogueLayout({ children }: { children: ReactNode }) {
  const viewer = await getViewer();
  if (!viewer) return children;
  return (
    <>
      <PageHeading title="Lessons" />
      <SearchForm isMember={viewer === "member"} button={<Button type="submit">Search</Button>}>
        {children}
      </SearchForm>
    </>
  );
}
