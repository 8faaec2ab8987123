/** Called by Next when a client-side navigation starts, inside React's transition for it; see NavigationProgress. */
export function onRouterTransitionStart(url: string, type: "push" | "replace" | "traverse"): void {
  // Another search in the catalogue dims its results instead; for a traversal the location has already changed.
  const isSamePage = new URL(url, location.href).pathname === location.pathname;
  if (type === "traverse" || !isSamePage) window.dispatchEvent(new Event("navigationstart"));
}

let submitted: FormData | undefined;
addEventListener(
  "submit",
  ({ target, submitter }) => {
    if (target instanceof HTMLFormElement) submitted = new FormData(target, submitter);
  },
  // Before React handles it.
  { capture: true },
);

/**
 * The page is of another build, whose action the server does not have (app/[variant]/error.tsx): sends the form again
 * as a browser without JavaScript does. It is then found by its name.
 */
addEventListener("outdated", () => {
  const fields = submitted;
  if (!fields) return location.reload();
  const form = document.createElement("form");
  form.method = "post";
  form.enctype = "multipart/form-data";
  form.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of fields) formData.append(name, value);
  });
  document.body.append(form);
  form.submit();
});
