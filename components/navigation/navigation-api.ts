/** The browser's Navigation API where it has one. TypeScript's DOM types do not include it yet. */
export const navigationApi = (): EventTarget | undefined =>
  "navigation" in window && window.navigation instanceof EventTarget ? window.navigation : undefined;
