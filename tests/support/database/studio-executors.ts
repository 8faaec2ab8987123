import type { Executors } from "./account-functions.ts";

/** Who may execute each function about drafts and publishing. */
// biome-ignore format: a table
export const studioExecutors: Executors = [
  ["private.draft_content(public.lesson_drafts)", ["service_role"]],
  ["private.draft_of_lesson(uuid)",             ["service_role"]],
  ["private.lock_creator(uuid)",                ["service_role"]],
  ["private.lesson_body(public.lesson_drafts)", ["service_role"]],
  ["public.delete_lesson_draft(uuid,uuid)",     ["service_role"]],
  ["private.missing_to_publish(public.lesson_drafts)", ["service_role"]],
  ["private.write_lesson(public.lesson_drafts)", ["service_role"]],
  ["public.start_lesson_draft(uuid,uuid)",      ["service_role"]],
  ["private.draft_content_at(public.lesson_drafts,integer)", ["service_role"]],
  ["private.differences(jsonb,jsonb)",          ["service_role"]],
  ["private.apply_draft_changes(public.lesson_drafts,uuid,jsonb)", ["service_role"]],
  ["public.save_lesson_draft(uuid,uuid,integer,uuid,jsonb,uuid)", ["service_role"]],
  ["public.keep_draft_input(uuid,uuid,uuid,jsonb,text,uuid)", ["service_role"]],
  ["public.discard_draft_input(uuid,uuid,uuid)", ["service_role"]],
  ["public.publish_lesson(uuid,uuid,integer)",  ["service_role"]],
  ["public.restore_lesson_version(uuid,uuid,integer,integer,uuid)", ["service_role"]],
  ["private.has_changes(public.lesson_drafts)", ["service_role"]],
  ["private.list_changed_lessons(uuid,public.lesson_status,timestamp with time zone,uuid,integer)", ["service_role"]],
  ["public.list_own_lessons(uuid,public.lesson_status,timestamp with time zone,uuid,integer)", ["service_role"]],
  ["public.preview_publication(uuid,uuid,numeric)", ["service_role"]],
  ["public.set_lesson_status(uuid,uuid,public.lesson_status)", ["service_role"]],
];
