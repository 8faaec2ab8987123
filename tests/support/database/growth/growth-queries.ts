import type { QueriesOf } from "./growth-query.ts";
import { accountQueries } from "./queries/account.ts";
import { authQueries } from "./queries/auth.ts";
import { catalogueQueries } from "./queries/catalogue.ts";
import { checkoutQueries } from "./queries/checkout.ts";
import { earningsQueries } from "./queries/earnings.ts";
import { learningQueries } from "./queries/learning.ts";
import { operatorQueries } from "./queries/operator.ts";
import { paymentQueries } from "./queries/payments.ts";
import { purchaseQueries } from "./queries/purchases.ts";
import { saleQueries } from "./queries/sales.ts";
import { studioQueries } from "./queries/studio.ts";

/** Every query that the shop sends; a test compares it with the calls in lib. */
export const growthQueries: QueriesOf = (world) => {
  const queries = [
    ...[catalogueQueries, authQueries, accountQueries, checkoutQueries, paymentQueries, purchaseQueries],
    ...[learningQueries, studioQueries, saleQueries, earningsQueries, operatorQueries],
  ].flatMap((queriesOf) => queriesOf(world));
  return [
    ...queries.filter(({ writesMany }) => !writesMany),
    ...queries.filter(({ writesMany }) => writesMany),
  ];
};
