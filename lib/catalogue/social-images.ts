/** Where the picture is that stands for a lesson where its address is shared; another price is another address. */
export const lessonImagePath = ({ slug, priceMinor, currency }: Pictured) =>
  `/images/lessons/${slug}?price=${priceMinor}${currency}`;

type Pictured = { slug: string; priceMinor: number; currency: string };

/** The picture of the shop itself, for every other page. */
export const shopImagePath = "/images/shop";

/** The size that social networks ask for, in pixels. */
export const socialImageSize = { width: 1200, height: 630 };
