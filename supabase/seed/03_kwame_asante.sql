-- The lessons of Kwame Asante.

insert into public.lessons (
  id, creator_id,
  slug, title,
  summary,
  subject, price, currency, status, cover_path, duration_minutes,
  published_at, created_at
)
values
  (
    'b0000000-0000-4000-8000-000000000201', 'c0000000-0000-4000-8000-000000000002',
    'read-a-query-plan', 'Read a query plan',
    'Read EXPLAIN ANALYZE from the inside out, spot the one line where the estimate left reality, and know whether you need an index, fresh statistics or a different query.',
    'programming', 29.00, 'usd', 'published', '/covers/read-a-query-plan.svg', 45,
    '2025-12-16 11:00:00+00', '2025-12-01 09:00:00+00'
  ),
  (
    'b0000000-0000-4000-8000-000000000202', 'c0000000-0000-4000-8000-000000000002',
    'git-from-the-inside', 'Git, from the inside',
    'Make a commit by hand out of a blob, a tree and a hash. Once you have seen the four kinds of object, rebase, reset and the reflog stop being spells and become bookkeeping.',
    'programming', 24.00, 'usd', 'published', '/covers/git-from-the-inside.svg', 55,
    '2026-03-24 12:15:00+00', '2026-03-01 09:00:00+00'
  ),
  (
    'b0000000-0000-4000-8000-000000000203', 'c0000000-0000-4000-8000-000000000002',
    'idempotency', 'Idempotency',
    'Make an operation safe to repeat, because the network will repeat it. Choose a key, store the outcome with the effect in one transaction, and decide what a second, different request deserves.',
    'programming', 15.50, 'usd', 'published', '/covers/idempotency.svg', 28,
    '2026-05-19 09:30:00+00', '2026-05-02 09:00:00+00'
  ),
  (
    'b0000000-0000-4000-8000-000000000204', 'c0000000-0000-4000-8000-000000000002',
    'a-small-language', 'Build a small language in an afternoon: tokenizer, parser and evaluator, with no libraries at all',
    'Write a working expression language in under a hundred lines: a tokenizer from one regular expression, a Pratt parser that gets precedence right, closures, and errors that point at the column.',
    'programming', 249.00, 'usd', 'published', '/covers/a-small-language.svg', 140,
    '2026-10-06 13:00:00+00', '2026-08-20 09:00:00+00'
  ),
  (
    'b0000000-0000-4000-8000-000000000205', 'c0000000-0000-4000-8000-000000000002',
    'an-incident-report-people-finish', 'Write an incident report people finish',
    'Turn a bad night into two pages that change something: a summary an outsider understands, a timeline with evidence, causes in the plural, and actions that someone owns by a date.',
    'writing', 9.50, 'usd', 'published', '/covers/an-incident-report-people-finish.svg', 25,
    '2026-07-14 10:45:00+00', '2026-06-30 09:00:00+00'
  )
on conflict do nothing;

insert into public.lesson_contents (lesson_id, body)
values
  (
    'b0000000-0000-4000-8000-000000000201',
    $md$## Ask properly

```sql
explain (analyze, buffers)
select o.id, o.placed_at, p.amount
from orders o
join payments p on p.order_id = o.id and p.state = 'settled'
where o.shop_id = 42
order by o.placed_at desc;
```

`analyze` really runs the query. Wrap an `update` or `delete` in a transaction that you roll back.

## Read from the inside out

```text
Sort  (cost=2201.43..2201.45 rows=8) (actual time=412.310..412.498 rows=1204 loops=1)
  ->  Nested Loop  (cost=0.86..2201.31 rows=8) (actual time=0.071..409.882 rows=1204 loops=1)
        ->  Index Scan using orders_shop_id_idx on orders o
              (cost=0.43..36.50 rows=12) (actual time=0.040..3.114 rows=1731 loops=1)
              Index Cond: (shop_id = 42)
        ->  Index Scan using payments_order_id_idx on payments p
              (cost=0.43..180.30 rows=1) (actual time=0.228..0.234 rows=1 loops=1731)
              Index Cond: (order_id = o.id)
              Filter: (state = 'settled')
              Rows Removed by Filter: 61
```

The most indented lines run first and hand rows to their parent. Every line holds two stories: in the first bracket what the planner *expected*, in the second what *happened*. Cost is in the planner's own unit; time is in milliseconds.

**Times and rows are per loop.** The last scan took 0.234 ms, 1731 times: 405 ms. That is nearly the whole query, hidden in the smallest number on the page.

## Three questions

1. **Where did the estimate leave reality?** Go upwards from the leaves and stop at the first line that is wrong by more than ten times. Here: 12 orders expected, 1731 found. All later mistakes are inherited from this one.
2. **What was fetched and thrown away?** `Rows Removed by Filter: 61`, in every loop: about 105,000 payments read to keep 1204.
3. **What was repeated?** Multiply by `loops` before you compare anything.

## Choose the mend

| Sign | Usually means |
| --- | --- |
| estimate far off | stale or coarse statistics: `analyze`, or raise the column's statistics target |
| many rows removed by a filter | the index lacks a column or a `where` |
| `Sort Method: external merge` | the sort spilled to disk: fewer rows, or more `work_mem` |
| sequential scan of a whole large table for few rows | a missing index, or a function wrapped around the column |

Here both apply. Shop 42 is unusually large, so the average misleads:

```sql
alter table orders alter column shop_id set statistics 1000;
analyze orders;
create index concurrently payments_settled_idx on payments (order_id) where state = 'settled';
```

The new index holds only what the query keeps. The filter disappears from the plan, and with it the waste.

> A sequential scan is not a fault. To read half a table, it is the fastest way there is.

Change one thing, run it twice (the first run warms the cache), and keep both plans in the commit message.
$md$
  ),
  (
    'b0000000-0000-4000-8000-000000000202',
    $md$## A drawer of things with names

Git is a key-value store. The value is some bytes; the key is their hash. Everything else is convention. Make an empty repository and put something in the drawer:

```sh
git init drawer && cd drawer
echo hello | git hash-object -w --stdin
# ce013625030ba8dba906f756967f9e9ca394464a
```

You got the same forty digits as I did. The key is the SHA-1 of a short header and the content, and no clock or name enters it:

```sh
printf 'blob 6\0hello\n' | sha1sum
```

That is a **blob**: content without a name.

## Names live in trees

A **tree** lists modes, hashes and names. Put the blob into the index under a name, then write the index out:

```sh
git update-index --add --cacheinfo 100644,ce013625030ba8dba906f756967f9e9ca394464a,greeting.txt
git write-tree
# 57e9529754dc514a3ec10db2ff882018fbe1fcbf
```

Two files with equal content share one blob. A renamed file is the same blob under another name, which is why Git records no renames: it works them out when you ask.

## A commit is a letter about a tree

```sh
git commit-tree 57e9529 -m 'First'
```

A **commit** names one tree, its parents, an author, a committer and a message. Your hash differs from mine, because your name and your clock are inside. Read it with `git cat-file -p`. There is no difference stored in it: a commit is a whole snapshot, and diffs are computed.

The fourth kind, an annotated **tag**, is a signed or dated note that points at another object.

## A branch is a file with one line

```sh
git update-ref refs/heads/main <commit>
```

That is all a branch is: forty-one bytes. `HEAD` is usually a line saying which branch you are on.

| Command | What it really does |
| --- | --- |
| `git commit` | writes blobs, trees and one commit, then moves the branch |
| `git reset --soft X` | moves the branch to X |
| `git reset --mixed X` | the same, and makes the index match |
| `git reset --hard X` | the same, and makes your files match |
| `git rebase Y` | writes *new* commits with the same changes on top of Y |

Nothing ever edits a commit. A rebase leaves the old ones in the drawer, unreferenced.

## So almost nothing is lost

```sh
git reflog
git branch rescue HEAD@{1}
```

The reflog remembers where each ref pointed, by default for 90 days, and for 30 days where the commit is no longer reachable. What you committed, you can find. What you never committed or staged, no one can: `reset --hard` is the one dangerous line in the table.

> When confused, draw the commits as circles and the branches as labels. Every command either draws a circle or moves a label.
$md$
  ),
  (
    'b0000000-0000-4000-8000-000000000203',
    $md$## The answer that never came

A client asks you to charge a card. You charge it. The connection breaks before your answer arrives. What does the client know? Nothing: a lost request and a lost answer look exactly alike. It must ask again, and you must not charge again.

An operation is **idempotent** when doing it twice leaves the same state as doing it once. `set x = 5` is; `x = x + 5` is not. The second can be made so by naming the attempt.

## The client chooses the key

The key must exist *before* the first try and survive a crash between tries. So the client makes it and stores it with its intention: the order's id, or a UUID in the row that says "about to pay".

A key made of the time, or made afresh on each retry, protects nobody. Neither does a hash of the request: two honest orders for the same coffee are equal.

## Effect and memory in one transaction

```sql
create table requests (
  key          text primary key,
  fingerprint  text not null,
  response     jsonb not null,
  created_at   timestamptz not null default now()
);

begin;
select pg_advisory_xact_lock(hashtextextended('order-7391', 0));
select fingerprint, response from requests where key = 'order-7391';
-- found: commit and answer with it. Not found: go on.
update accounts set balance = balance - 500 where id = 1;
insert into requests (key, fingerprint, response)
values ('order-7391', '9f2c', '{"charged": 500}');
commit;
```

The lock makes two simultaneous attempts wait for one another. Because effect and record commit together, there is no moment at which one exists without the other. Remember first, and a crash loses the charge; charge first, and a crash forgets it.

## When the effect is elsewhere

You cannot put another company's server into your transaction. Then:

1. Write your intention, with its key, and commit.
2. Call the other side **with that same key**.
3. Record the answer.
4. After a crash, repeat step 2 for every intention without an answer.

This works only if they are idempotent too. If they take no key, look first whether the thing already happened.

## Four answers to plan

| The request | Answer |
| --- | --- |
| new key | do it |
| same key, same content, finished | replay the stored answer |
| same key, same content, still running | wait for it, or 409: try again shortly |
| same key, different content | 422: this is a bug in the client |

The fingerprint, a hash of the body, tells the second row from the fourth.

Store final outcomes, a declined card included. Do not store "the database was down": that attempt never took place, and a retry deserves a real try. Let keys expire, but long after the most patient client has given up.

> Exactly-once delivery does not exist. At-least-once delivery into an idempotent receiver is indistinguishable from it.
$md$
  ),
  (
    'b0000000-0000-4000-8000-000000000204',
    $md$## Three small machines

Text becomes tokens, tokens become a tree, the tree becomes a value. Each machine is a function you can test alone. Together they run `(f => f(f(3)))(x => x * x)` and answer 81.

## 1. Tokens

One regular expression knows every shape. The last alternative, any character that is not a space, lets nonsense through on purpose: the parser can say *where* it is, and a tokenizer that throws cannot say why.

```ts
type Token = { text: string; at: number };

function tokenize(source: string): Token[] {
  const matches = [...source.matchAll(/\d+(?:\.\d+)?|[a-z]+|=>|\S/g)];
  return [...matches.map((m) => ({ text: m[0], at: m.index })), { text: "<end>", at: source.length }];
}
```

The token `<end>` spares every later line a test for running out.

## 2. A tree

Vaughan Pratt's idea, from 1973: give each operator a binding power, and let a loop decide who owns the operand in the middle. In `1 + 2 * 3` both operators want the 2. The stronger wins.

```ts
type Node =
  | { kind: "number"; value: number }
  | { kind: "name"; name: string }
  | { kind: "binary"; operator: string; left: Node; right: Node }
  | { kind: "function"; parameter: string; body: Node }
  | { kind: "call"; callee: Node; argument: Node };

const power = new Map([["+", 1], ["-", 1], ["*", 2], ["/", 2], ["(", 3]]);

function parse(tokens: Token[]): Node {
  let next = 0;
  const peek = () => tokens[next]!.text;
  const take = () => tokens[next++]!.text;
  const fail = (): never => {
    throw new SyntaxError(`unexpected ${peek()} at column ${tokens[next]!.at + 1}`);
  };
  const expect = (text: string) => (peek() === text ? take() : fail());

  function expression(minimum: number): Node {
    let left = prefix();
    while ((power.get(peek()) ?? 0) > minimum) {
      const operator = take();
      if (operator === "(") {
        left = { kind: "call", callee: left, argument: expression(0) };
        expect(")");
      } else {
        left = { kind: "binary", operator, left, right: expression(power.get(operator)!) };
      }
    }
    return left;
  }

  function prefix(): Node {
    if (/^\d/.test(peek())) return { kind: "number", value: Number(take()) };
    if (peek() === "(") {
      take();
      const inner = expression(0);
      expect(")");
      return inner;
    }
    if (!/^[a-z]/.test(peek())) return fail();
    const name = take();
    if (peek() !== "=>") return { kind: "name", name };
    take();
    return { kind: "function", parameter: name, body: expression(0) };
  }

  const program = expression(0);
  expect("<end>");
  return program;
}
```

Read `expression` twice; it is the whole trick. Operators on the right are taken only while they bind *more tightly* than the one on the left. The strict `>` makes `10 - 3 - 2` come out as 5; with `>=` it would be 9. A call is merely an operator that binds tightest of all.

## 3. A value

```ts
type Value = number | ((argument: Value) => Value);
type Scope = (name: string) => Value;

function evaluate(node: Node, scope: Scope): Value {
  switch (node.kind) {
    case "number":
      return node.value;
    case "name":
      return scope(node.name);
    case "function":
      return (argument) =>
        evaluate(node.body, (name) => (name === node.parameter ? argument : scope(name)));
    case "call": {
      const callee = evaluate(node.callee, scope);
      if (typeof callee !== "function") throw new TypeError("only a function can be called");
      return callee(evaluate(node.argument, scope));
    }
    case "binary": {
      const [a, b] = [evaluate(node.left, scope), evaluate(node.right, scope)];
      if (typeof a !== "number" || typeof b !== "number") throw new TypeError("numbers only");
      return { "+": a + b, "-": a - b, "*": a * b, "/": a / b }[node.operator]!;
    }
  }
}
```

Look at `"function"`. The inner scope asks itself first and the surrounding scope second, and it keeps that surrounding scope alive after the outer function has returned. That is a closure. It took two lines.

## Run it, and break it

```ts
const globals: Scope = (name) => {
  throw new ReferenceError(`${name} is not defined`);
};
evaluate(parse(tokenize("(x => y => x - y)(10)(4)")), globals); // 6
```

| Source | Answer |
| --- | --- |
| `10 - 3 - 2` | 5 |
| `(1 + 2) * 3` | 9 |
| `2 + * 3` | `unexpected * at column 5` |
| `(2` | `unexpected <end> at column 3` |

## Your afternoon

1. Add `-x`: in `prefix`, read a minus and then `expression(2)`.
2. Add `^` between `*` and the call. It groups to the *right*: recurse with its power minus one.
3. Add `let x = 3 in x * x`. It needs no new kind of node: it is a function called at once.
4. Make `if a then b else c` evaluate only one branch, and explain why it cannot be a function here.
$md$
  ),
  (
    'b0000000-0000-4000-8000-000000000205',
    $md$## Two readers

Your report has a reader who was not there and has four minutes, and a reader in two years who has the same fault at three in the morning. The first needs the summary. The second needs the evidence. Nobody needs the suspense.

## The first paragraph

Say, in this order: what users could not do, how many, from when to when, why in one line, and whether it can happen again.

> On 3 March, from 14:05 to 14:52 UTC, about one in five customers could not pay. A migration locked the orders table behind a long report. No money was lost. Migrations now give up after two seconds, so this cause cannot recur.

Someone who stops there is correctly informed. That is the test.

## A timeline is evidence

Use one time zone, one line for each event, and a source for each line: a log, a graph, a message. Write what people *knew* then, not what you know now.

| UTC | What happened | Source |
| --- | --- | --- |
| 14:05 | migration 212 starts and waits for a lock | deploy log |
| 14:09 | first alert, checkout errors at 4 % | pager |
| 14:21 | the payment provider is suspected, wrongly | chat |
| 14:47 | the blocking query is found | `pg_locks` |
| 14:52 | migration cancelled, errors stop | graph |

The line at 14:21 is the most useful one. Leave it in. Twenty-six minutes went into the wrong suspect: what would have pointed to the right one?

## Causes, in the plural

"Root cause" tempts you to stop at the first answer, and the first answer is often a person. Ask instead for everything that had to be true.

- The migration had no lock timeout.
- A report held its transaction open for forty minutes.
- The alert said *checkout*, and so people looked at payments.
- Cancelling needed a password that one person had.

Each could have prevented or shortened the outage, so each is a place to work. Write roles, not names. Not out of politeness: if the sentence needs a name to make sense, you have not yet found what let a careful person do that.

## Actions someone owns

An action has a verb, one owner, a date, and a way to see that it is done. "Be more careful with migrations" has none of these.

- Set `lock_timeout` to 2 s in the migration runner. *Platform, 10 March. Shown by a test that holds a lock.*

Three that happen beat eleven that do not. List what you decided **not** to do and why; it saves the next author the argument.

## Before you send it

1. Cut every adverb that defends someone.
2. Ask one person from support to read it. Mend each place where they stop.
3. Keep it to two pages. Graphs go at the end.
$md$
  )
on conflict do nothing;
