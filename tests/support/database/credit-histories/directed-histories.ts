import { professional, starter } from "../credits.ts";
import { payFor } from "./acts/at-stripe.ts";
import { become } from "./acts/disputes.ts";
import { openLesson } from "./acts/in-the-shop.ts";
import type { Act } from "./world.ts";

const pay =
  (wanted: string): Act =>
  (world, random) =>
    payFor(world, random, wanted);

/** The lesson for 640 credits. */
const open: Act = (world, random) => openLesson(world, random, world.lessons[3]);

/** The whole of a pack is disputed, or its dispute goes on. */
const dispute =
  (number: number, status: string): Act =>
  async (world, random) => {
    const pack = world.packs[number];
    if (!pack) return false;
    const known = pack.disputes[0];
    const begun = known ?? { id: `du_${pack.checkout.purchaseId}`, amount: pack.lot.price, status };
    if (!known) pack.disputes.push(begun);
    await become(world, random, pack, begun, status);
    return true;
  };

/** What random histories come to once in hundreds, in the order in which it happens. */
export const directedHistories: [name: string, history: Act[]][] = [
  [
    "of two openings of a lesson that one won dispute opens again, the first stays",
    [
      ...[pay(starter), pay(professional)],
      open, // With all credits of the first pack and some of the second.
      dispute(0, "needs_response"),
      open, // Again, with credits of the second pack alone.
      ...[dispute(1, "needs_response"), dispute(0, "won"), dispute(1, "won")],
    ],
  ],
];
