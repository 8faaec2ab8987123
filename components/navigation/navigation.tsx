"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { followFocus } from "./follow-focus";
import { NavigationProgress } from "./navigation-progress";
import { preserveHashHistory } from "./preserve-hash-history";
import { refreshHistory } from "./refresh-history";

/** What client-side navigation needs on every page. */
export function Navigation() {
  const { refresh } = useRouter();
  useEffect(followFocus, []);
  useEffect(preserveHashHistory, []);
  useEffect(() => refreshHistory(refresh), [refresh]);
  return <NavigationProgress />;
}
