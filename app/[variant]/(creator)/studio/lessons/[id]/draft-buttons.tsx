import { buttonClass } from "@/components/ui/button-class";

/** Not as other buttons of forms: they work offline, and what they begin is shown beside them. */
export const DraftButtons = () => (
  <>
    <button type="submit" className={buttonClass({})}>
      Save
    </button>
    <button type="submit" name="next" value="preview" className={buttonClass({ variant: "secondary" })}>
      Preview
    </button>
    <button type="submit" name="next" value="publish" className={buttonClass({ variant: "secondary" })}>
      Publish …
    </button>
  </>
);
