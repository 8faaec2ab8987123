"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { followFocus } from "./follow-focus";
import { NavigationProgress } from "./navigation-progress";
import { registerOfflinePage } from "./offline-page";
import { preserveHashHistory } from "./preserve-hash-history";
import { refreshHistory } from "./refresh-history";

/** What every page needs in the browser: for client-side navigation, and for when there is no connection. */
export function Navigation() {
  const { refresh } = useRouter();
  useEffect(followFocus, []);
  useEffect(preserveHashHistory, []);
  useEffect(registerOfflinePage, []);
  useEffect(() => refreshHistory(refresh), [refresh]);
  return <NavigationProgress />;
}
