/**
 * Next starts a personal page with a shell made at build time, and then a redirect, a 404 or the result of a form can
 * no longer be told without a script. To readers it calls HTML-limited bots it sends the page whole and with its real
 * status. proxy.ts makes every request for a personal page as a document come from this reader; next.config.ts makes it the only such bot.
 */
export const wholePageReader = "whole-page";
