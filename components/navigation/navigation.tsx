"use client";

import { useEffect } from "react";
import { followFocus } from "./follow-focus";
import { NavigationProgress } from "./navigation-progress";
import { preserveHashHistory } from "./preserve-hash-history";

/** What client-side navigation needs on every page. */
export function Navigation() {
  useEffect(followFocus, []);
  useEffect(preserveHashHistory, []);
  return <NavigationProgress />;
}
