import { EditorView } from "@codemirror/view";
import { fromDom } from "hast-util-from-dom";

/** Pasted and dropped: HTML as Markdown, pictures to `onPictures`. Plain text, and all else, is the editor's. */
export const pasteHandlers = (onPictures: (files: File[]) => void) =>
  EditorView.domEventHandlers({
    paste: ({ clipboardData }, view) => receive(clipboardData, view, onPictures),
    drop(event, view) {
      if (picturesIn(event.dataTransfer).length === 0) return false;
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
      if (at !== null) view.dispatch({ selection: { anchor: at } });
      event.preventDefault();
      return receive(event.dataTransfer, view, onPictures);
    },
  });

/** True: it is taken care of. */
function receive(data: DataTransfer | null, view: EditorView, onPictures: (files: File[]) => void): boolean {
  // Of a code editor the HTML is but its colours.
  const html = data?.types.includes("vscode-editor-data") ? "" : (data?.getData("text/html") ?? "");
  const { body } = new DOMParser().parseFromString(html, "text/html");
  const hasText = body.textContent?.trim() !== "";
  const pictures = picturesIn(data);
  if (pictures.length > 0 && !hasText) {
    onPictures(pictures);
    return true;
  }
  if (!hasText) return false;
  void insertHtml(body, data?.getData("text/plain") ?? "", view);
  return true;
}

const picturesIn = (data: DataTransfer | null): File[] =>
  Array.from(data?.files ?? []).filter(({ type }) => type.startsWith("image/"));

/** The converter is loaded by the first HTML that is pasted; where it cannot be, the plain text is. */
async function insertHtml(body: HTMLElement, plain: string, view: EditorView): Promise<void> {
  const text = await import("./html-to-markdown").then(
    ({ htmlToMarkdown }) => {
      const tree = fromDom(body);
      return htmlToMarkdown({ type: "root", children: tree.type === "element" ? tree.children : [] });
    },
    () => plain,
  );
  view.dispatch(view.state.replaceSelection(text || plain), {
    userEvent: "input.paste",
    scrollIntoView: true,
  });
}
