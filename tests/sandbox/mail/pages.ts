import { html } from "hono/html";
import type { CaughtMail } from "./server.ts";

export function inboxPage(mails: CaughtMail[]) {
  const list = html`<ul>${mails.map(row)}</ul>`;
  const none = html`<p class="none">No mail yet. What the shop sends arrives here; nothing leaves this machine.</p>`;
  return page("Sandbox mail", html`<h1>Sandbox mail</h1>${mails.length > 0 ? list : none}`);
}

export function messagePage(mail: CaughtMail) {
  return page(
    mail.subject,
    html`<nav><a href="/">← All mail</a></nav>
      <h1>${mail.subject}</h1>
      <p class="meta">To <b>${mail.to}</b> · ${time(mail.sentAt)}</p>
      <iframe title="Message" srcdoc="<base target=_top>${mail.html}"
        sandbox="allow-top-navigation-by-user-activation"></iframe>`,
  );
}

export function missingPage() {
  return page("No such mail", html`<nav><a href="/">← All mail</a></nav><h1>No such mail</h1>`);
}

function row(mail: CaughtMail) {
  return html`<li>
    <a href="/${mail.id}"><span class="subject">${mail.subject}</span><span>${mail.to}</span>${time(mail.sentAt)}</a>
  </li>`;
}

function time(sentAt: string) {
  const shown = new Date(sentAt).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
  return html`<time datetime="${sentAt}">${shown}</time>`;
}

function page(title: string, body: ReturnType<typeof html>) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        <style>
          ${styles}
        </style>
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html>`;
}

const styles = `
:root { color-scheme: light dark; --ground: #fafaf9; --sheet: #fff; --line: #e7e5e4; --ink: #1c1917; --soft: #57534e; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #151311; --sheet: #1f1c1a; --line: #3a3633; --ink: #f5f5f4; --soft: #b5aea8; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { margin: 0.5rem 0 1rem; font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere; }
a { color: inherit; }
ul { margin: 0; padding: 0; list-style: none; background: var(--sheet); border: 1px solid var(--line); border-radius: 12px; overflow: hidden; }
li + li { border-top: 1px solid var(--line); }
li a { display: grid; gap: 0 1rem; padding: 0.875rem 1rem; color: var(--soft); font-size: 0.9375rem; text-decoration: none; overflow-wrap: anywhere; }
li a:hover .subject { text-decoration: underline; }
a:focus-visible { outline: 3px solid #6366f1; outline-offset: -3px; border-radius: 12px; }
nav a:focus-visible { outline-offset: 3px; border-radius: 2px; }
.subject { color: var(--ink); font-weight: 600; font-size: 1rem; }
.meta, .none { color: var(--soft); }
.meta b { color: var(--ink); overflow-wrap: anywhere; }
iframe { width: 100%; height: 34rem; border: 1px solid var(--line); border-radius: 12px; background: #fff; }
@media (min-width: 40rem) {
  li a { grid-template-columns: 1fr auto; }
  .subject { grid-column: 1 / -1; }
}
`;
