-- A lesson to watch (its file is in supabase/seed-files), and one with everything that a lesson's text can hold.

insert into public.lessons (
  id, creator_id, slug, title, summary, subject, price, currency, status, cover_path, duration_minutes,
  published_at, created_at
)
values
  (
    'b0000000-0000-4000-8000-000000000406', 'c0000000-0000-4000-8000-000000000004',
    'three-against-two', 'Three against two, with your mouth full of tea',
    'A one-minute film and four short exercises: see why three and two meet once a bar, say the rhythm before you play it, and tap it with both hands by the end of the pot.',
    'music', 0.00, 'usd', 'published', '/covers/three-against-two.svg', 12,
    '2026-11-10 16:00:00+00', '2026-10-28 09:00:00+00'
  ),
  (
    'b0000000-0000-4000-8000-000000000206', 'c0000000-0000-4000-8000-000000000002',
    'undo', 'Undo: two stacks and a promise',
    'Build undo and redo that people can trust, in forty lines. Two stacks, commands that know their opposite, typing that undoes by the word, and the three mistakes that lose somebody''s work.',
    'programming', 15.00, 'usd', 'published', '/covers/undo.svg', 34,
    '2026-10-13 13:00:00+00', '2026-09-30 09:00:00+00'
  )
on conflict do nothing;

insert into public.lesson_contents (lesson_id, body, video_path, video_captions)
values
  (
    'b0000000-0000-4000-8000-000000000406',
    $md$## Watch it once, and do nothing

The film lasts a minute and six seconds. The first time only watch: two, then three, then both, then both with words. The low sound is the left hand, the high one the right.

## Say it

The words are the rhythm. *Nice* is both hands, *cup* the right, *of* the left, *tea* the right again.

| Word | Left hand | Right hand | Where in the bar |
| --- | --- | --- | --- |
| **nice** | tap | tap | at the top |
| cup | | tap | a third of the way |
| of | tap | | half way |
| tea | | tap | two thirds of the way |

Say it to a steady walk, once every two steps. Your feet are the left hand already.[^feet]

## Tap it

- [ ] Left hand alone on the table, two to the bar, while you say the words.
- [ ] Right hand alone, three to the bar: only *nice*, *cup* and *tea*.
- [ ] Both, slowly. Let the words lead; the hands follow.
- [ ] Both, and think the words instead of saying them.

If it falls apart, go back to saying it. Nobody ever repaired a polyrhythm by counting.

## Hear it elsewhere

Put on any waltz that swings, and listen to the bass drum. When it plays two under the three of the tune, the same cup of tea is being poured.

> The hands are not independent. They share one rhythm, and each plays its part of it.

[^feet]: Two steps to a bar are the two of the rhythm. A walk down the corridor is the cheapest practice room there is.
$md$,
    'b0000000-0000-4000-8000-000000000406/three-against-two.webm',
    $vtt$WEBVTT

00:00:00.500 --> 00:00:04.000
[Silence] Three against two, a rhythm you can say.

00:00:04.000 --> 00:00:09.000
[A low tone, twice a bar] The left hand cuts the bar in half.

00:00:09.000 --> 00:00:14.000
[Low tone at the top and at the bottom of the circle]

00:00:14.000 --> 00:00:19.000
[A high tone, three times a bar] The right hand cuts the same bar in thirds.

00:00:19.000 --> 00:00:24.000
[High tone at each corner of the triangle]

00:00:24.000 --> 00:00:30.000
[Both tones] Together. They meet once a bar, at the top.

00:00:30.000 --> 00:00:36.000
[Both, high, low, high; both, high, low, high]

00:00:36.000 --> 00:00:43.000
Say it: nice … cup of tea. Nice … cup of tea.

00:00:43.000 --> 00:00:50.000
[Nice: both tones. Cup: high. Of: low. Tea: high]

00:00:50.000 --> 00:00:56.000
[Faster] Stop counting. Keep saying it.

00:00:56.000 --> 00:01:02.000
[Both, high, low, high, ever on]

00:01:02.000 --> 00:01:06.000
[Silence] Now without me.
$vtt$
  ),
  (
    'b0000000-0000-4000-8000-000000000206',
    $md$## A promise, not a feature

<kbd>Ctrl</kbd>+<kbd>Z</kbd> is the most polite key combination there is. It says: *try it, nothing bad will happen*. People who trust it explore; people who do not, save copies called `final-2`.[^trust]

So undo is a promise, and a promise that is kept nine times out of ten is worth nothing. This lesson builds one that is kept every time.

## Two stacks

Everything that was done lies on one stack. Undoing moves the top of it to a second one; redoing moves it back. Doing something *new* empties the second stack, because the future it held will not happen now.

![Two stacks. Undo moves the top of the stack "done" to the stack "undone"; redo moves it back.](/figures/undo-stacks.svg "Undo and redo move one thing between two stacks. Nothing else happens.")

## A command knows its opposite

Do not store states. A document of ten megabytes and a hundred steps is a gigabyte of memory. Store what was done, in a form that can be turned around:

```ts
type Command = { do(): void; undo(): void; label: string };

export function createHistory() {
  const done: Command[] = [];
  const undone: Command[] = [];
  return {
    run(command: Command) {
      command.do();
      done.push(command);
      undone.length = 0; // the old future is gone
    },
    undo() {
      const command = done.pop();
      if (!command) return null;
      command.undo();
      undone.push(command);
      return `Undid: ${command.label}`;
    },
    redo() {
      const command = undone.pop();
      if (!command) return null;
      command.do();
      done.push(command);
      return `Redid: ${command.label}`;
    },
  };
}
```

The label is not decoration. "Undid: delete 3 rows" tells people that the right thing came back, and a screen reader can say it.

### Where the opposite comes from

| Command | What it must remember | Its opposite |
| --- | --- | --- |
| insert text | where, and how long | delete that range |
| delete rows | **the rows themselves** | put them back where they were |
| rename | the old name | rename back |
| sort | the old order, as a list of ids | apply that order |
| send a message | nothing helps | wait five seconds before sending[^send] |

The last line matters most. What has left the building cannot be undone. It can only be delayed.

## Typing undoes by the word

Nobody wants to undo a sentence letter by letter. Merge a letter into the command before it, unless the person paused or began a new word:

```ts
const pauseMs = 800;

function mergesInto(last: Command & { at: number }, key: string, now: number): boolean {
  return now - last.at < pauseMs && !/\s/.test(key);
}
```

Try your own editor: type a sentence, press <kbd>Ctrl</kbd>+<kbd>Z</kbd> once, and note what it gives back. You have just met somebody's `pauseMs`.

## The same, in a database

When several people share the document, the stack moves to the server. One table is enough, and nothing is ever updated in it:

```sql
create table changes (
  id bigint generated always as identity primary key,
  document_id uuid not null references documents (id),
  made_by uuid not null,
  change jsonb not null,
  undoes bigint references changes (id) -- null for something new
);
```

Undo appends the opposite, and names what it undoes. History is then a fact and not an opinion.

## Three mistakes

1. **Undoing somebody else's work.** With two people in a document, undo must skip what the other one did.
2. **Forgetting the selection.** After an undo the cursor belongs where the change was, or people do not see that anything happened.
3. **Clearing the stack on save.** Saving is not the end of doubt. It is usually the beginning.

## Before you ship

- [x] Run every command, undo it, and compare the document byte for byte.
- [x] The same in random order, a thousand times.
- [ ] Undo with the keyboard alone, and listen to what a screen reader says.
- [ ] Undo the very first thing, then once more. Nothing may break.

[^trust]: Watch someone's desktop before and after you ship it. The copies disappear within a month.
[^send]: Which is what every mail program means by "undo send".
$md$,
    null, null
  )
on conflict do nothing;

-- The film and its captions, as files that the creator uploaded.
insert into public.lesson_files (
  id, lesson_id, creator_id, kind, state, name, media_type, bytes, path, content, language, published_part, in_version
)
select file.id::uuid, 'b0000000-0000-4000-8000-000000000406', 'c0000000-0000-4000-8000-000000000004',
  file.kind::public.lesson_file_kind, 'ready', file.name, file.media_type,
  case when file.kind = 'video' then 516695 else octet_length(content.video_captions) end,
  case when file.kind = 'video' then content.video_path end,
  case when file.kind = 'captions' then content.video_captions end,
  case when file.kind = 'captions' then 'en' end, 'body', true
from public.lesson_contents as content, (values
  ('f1000000-0000-4000-8000-000000000001', 'video', 'three-against-two.webm', 'video/webm'),
  ('f1000000-0000-4000-8000-000000000002', 'captions', 'three-against-two.en.vtt', 'text/vtt')
) as file (id, kind, name, media_type)
where content.lesson_id = 'b0000000-0000-4000-8000-000000000406'
on conflict do nothing;
