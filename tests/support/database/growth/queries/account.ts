import type { QueriesOf } from "../growth-query.ts";
import { copyQueries } from "./copy.ts";

const ofAll = "Once in an account's life: all purchases of the buyer, ten thousand here.";

/** Of a member's account: profile, deletion, copy of the data. */
export const accountQueries: QueriesOf = (world) => [
  ...profileQueries(world),
  ...deletionQueries(world),
  ...copyQueries(world),
];

const profileQueries: QueriesOf = ({ readerId, creatorId, creatorSlug }) => [
  {
    sent: "lib/account/summary.ts get_account_summary",
    name: "summary of the account",
    asker: "buyer",
    query: "select public.get_account_summary()",
    grows: {
      because: "The totals are summed from all purchases of the buyer, ten thousand here.",
      atMost: 20_000,
    },
  },
  {
    sent: "lib/account/change.ts profiles",
    name: "change of the name",
    asker: "reader",
    query: `update public.profiles set display_name = 'Adaeze' where id = '${readerId}'`,
  },
  {
    sent: "lib/account/creator-profile.ts creators",
    name: "public profile",
    asker: "creator",
    query: `select name, slug, bio, picture_path, time_zone from public.creators
      left join public.creator_settings on creator_id = id where id = '${creatorId}'`,
  },
  {
    sent: "lib/account/creator-profile.ts save_creator_profile",
    name: "change of the public profile",
    asker: "creator",
    query: `select public.save_creator_profile('Potter', '${creatorSlug}', 'Pots.')`,
  },
  {
    sent: "lib/account/creator-profile.ts save_creator_profile",
    name: "change of the time zone",
    needsVacuum: true,
    writesMany: true,
    asker: "creator",
    query: `select public.save_creator_profile('Potter', '${creatorSlug}', 'Pots.', null, 'Europe/Berlin')`,
    grows: {
      because: "It dates all sales anew, up to 100,000 of them: above that it is refused.",
      atMost: 1e8,
    },
  },
  {
    sent: "lib/account/creator-profile.ts creator_slugs",
    name: "free slugs",
    asker: "reader",
    query: "select slug from public.creator_slugs where slug in ('potter', 'potter-2', 'potter-3')",
  },
];

const deletionQueries: QueriesOf = ({ buyerId, readerId }) => [
  {
    sent: "lib/account/delete.ts purchases",
    name: "lessons that go with the account",
    asker: "buyer",
    query: `select count(id) from public.purchases
      where user_id = '${buyerId}' and kind = 'lesson' and grants_access`,
    grows: { because: ofAll, atMost: 12_000 },
  },
  {
    sent: "lib/account/delete.ts purchases",
    name: "payments under way of the account",
    asker: "buyer",
    query: `select id, stripe_session_id, status from public.purchases
      where user_id = '${buyerId}' and status = 'pending'`,
  },
  {
    sent: "lib/account/delete.ts anonymize_user",
    name: "deletion of the account",
    asker: "service",
    query: `select public.anonymize_user('${readerId}')`,
    grows: {
      because:
        "Once in an account's life: each purchase of the member, a hundred here, with the indexes of its row.",
      atMost: 15_000,
    },
  },
];
