import { connection } from "next/server";
import { pictureOf, pngResponse } from "../picture";
import { shopImage } from "../shop-image";

/** Social image of the shop: 1200 × 630, PNG. */
export async function GET() {
  await connection();
  return pngResponse(await drawShop());
}

async function drawShop(): Promise<ArrayBuffer> {
  "use cache";
  return pictureOf(shopImage());
}
