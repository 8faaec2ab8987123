"use client";

import { createContext } from "react";

/** A hash of the member for whom the forms below are rendered; a promise, so that no page waits for it. */
export const FormMember = createContext<Promise<string | null> | null>(null);
