/**
 * A link to a place in its page (`#buy`) makes an entry of the history that Next knows nothing of: the way back to it
 * would show the page that was left. Each gets the state of the page it is in. Answers how to stop.
 */
export function preserveHashHistory(): (() => void) | undefined {
  const navigation = "navigation" in window && window.navigation;
  if (!(navigation instanceof EventTarget)) return;
  let state: unknown;
  const note = () => {
    state = history.state;
  };
  const keep = () => history.state ?? history.replaceState(state, "");
  navigation.addEventListener("navigate", note);
  window.addEventListener("hashchange", keep);
  return () => {
    navigation.removeEventListener("navigate", note);
    window.removeEventListener("hashchange", keep);
  };
}
